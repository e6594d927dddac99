import { utf8 } from '../text/bytes.ts';

/** What a statement says, as it stands there: thirteen lines (docs/certificate-format.md). Hours are quarters. */
export type Statement = {
	number: string;
	code: string;
	name: string;
	programme: string;
	programme_code: string;
	title: string;
	first_on: string;
	last_on: string;
	contact: number;
	consultation: number;
	independent: number;
	issuer: string;
	issuer_code: string;
	issued_on: string;
	replaces: string;
	key: string;
};

export type Split = { statement: Statement; message: Uint8Array; signature: Uint8Array };

/** More than any statement has: what is longer is not looked at. */
export const mostSigns = 4000;

/** The statement in whatever somebody has: an address, a text with spaces and line breaks, or the bare statement. */
export function findStatement(given: string): string | undefined {
	const [found] = /(?<![\w.-])KARTU1\.[\s\S]*/.exec(given.slice(0, mostSigns * 2)) ?? [];
	return found?.replace(/\s/g, '').replace(/[?#].*$/, '');
}

/** Reads a statement letter by letter; undefined where it is not exactly of the form. */
export function splitStatement(statement: string): Split | undefined {
	const parts = statement.split('.');
	const [mark, payload, signed] = parts;
	if (statement.length > mostSigns || parts.length !== 3 || mark !== 'KARTU1' || payload === undefined || signed === undefined)
		return undefined;
	const [bytes, signature] = [fromBase64url(payload), fromBase64url(signed)];
	const text = bytes && utf8(bytes);
	const said = text === undefined ? undefined : readLines(text.split('\n'));
	if (!said || signature?.length !== 64) return undefined;
	return { statement: said, message: new TextEncoder().encode(`KARTU1.${payload}`), signature };
}

function readLines(lines: string[]): Statement | undefined {
	if (lines.length !== 13 || lines.some((line) => line !== line.trim())) return undefined;
	const [number = '', code = '', name = '', programme = '', programme_code = '', title = '', days = '', hours = ''] = lines;
	const [issuer = '', issuer_code = '', issued_on = '', replaces = '', key = ''] = lines.slice(8);
	const [first_on = '', last_on = '', ...otherDays] = days.split('/');
	const [contact = '', consultation = '', independent = '', ...otherHours] = hours.split(' ');
	const right =
		isNumber(number) &&
		/^[2-9A-HJKMNPQRTUVWXYZ]{8}$/.test(code) &&
		[name, programme, title, issuer].every((text) => text !== '') &&
		/^(\d{9})?$/.test(programme_code) &&
		[first_on, last_on, issued_on].every(isDay) &&
		first_on <= last_on &&
		[contact, consultation, independent].every((quarters) => /^(0|[1-9]\d{0,4})$/.test(quarters)) &&
		otherDays.length + otherHours.length === 0 &&
		/^\d{7,9}$/.test(issuer_code) &&
		(replaces === '' || isNumber(replaces)) &&
		/^[0-9a-f]{16}$/.test(key);
	if (!right) return undefined;
	return {
		...{ number, code, name, programme, programme_code, title, first_on, last_on },
		...{ contact: Number(contact), consultation: Number(consultation), independent: Number(independent) },
		...{ issuer, issuer_code, issued_on, replaces, key }
	};
}

const isNumber = (text: string): boolean => /^[A-ZĄČĘĖĮŠŲŪŽ]{1,6}-\d{4}-\d{6,9}$/.test(text);

function isDay(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const instant = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}

/** Bytes of Base64url without padding, in its one canonical spelling. */
function fromBase64url(text: string): Uint8Array | undefined {
	if (!/^[\w-]+$/.test(text)) return undefined;
	try {
		const letters = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
		const again = btoa(letters).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
		return again === text ? Uint8Array.from(letters, (letter) => letter.charCodeAt(0)) : undefined;
	} catch {
		return undefined;
	}
}
