/** What a certificate says of itself in its QR: enough to hold against the paper, and no more (docs/certificate-format.md). */
export type Statement = {
	number: string;
	code: string;
	/** As printed. */
	name: string;
	programme: string;
	/** Empty while it is pending. */
	programme_code: string;
	title: string;
	first_on: string;
	last_on: string;
	/** Quarters of an academic hour. */
	contact: number;
	consultation: number;
	independent: number;
	issuer: string;
	issuer_code: string;
	issued_on: string;
	/** The number of the certificate that it replaces, or empty. */
	replaces: string;
	/** The first sixteen hexadecimal digits of the key's fingerprint. */
	key: string;
};

const mark = 'KARTU1';

/** What is signed: the mark of the format and the thirteen lines in Base64url. */
export function signedPartOf(statement: Statement): string {
	const { contact, consultation, independent, first_on, last_on } = statement;
	const lines = [
		statement.number,
		statement.code,
		oneLine(statement.name),
		oneLine(statement.programme),
		statement.programme_code,
		oneLine(statement.title),
		`${first_on}/${last_on}`,
		`${contact} ${consultation} ${independent}`,
		oneLine(statement.issuer),
		statement.issuer_code,
		statement.issued_on,
		statement.replaces,
		statement.key
	];
	return `${mark}.${toBase64url(new TextEncoder().encode(lines.join('\n')))}`;
}

/** The whole statement, as it stands in the QR. */
export const statementOf = (signedPart: string, signature: Uint8Array): string => `${signedPart}.${toBase64url(signature)}`;

/** Whether a text means to be a statement: anything else is a number with its code, or nothing of ours. */
export const looksLikeStatement = (said: string): boolean => said.startsWith(`${mark}.`);

export type Read = { statement: Statement; signedPart: string; signature: Uint8Array };

/** Reads a statement without vouching for it; null where it is not spelled as one. Every statement has exactly one spelling. */
export function readStatement(said: string): Read | null {
	if (said.length > 4000) return null;
	const [, signedPart, payload, signed] = /^(KARTU1\.([\w-]+))\.([\w-]{86})$/.exec(said) ?? [];
	const bytes = payload === undefined ? null : fromBase64url(payload);
	const signature = signed === undefined ? null : fromBase64url(signed);
	const text = bytes && textOf(bytes);
	const statement = typeof text === 'string' ? fieldsOf(text.split('\n')) : null;
	return statement && signature && signedPart !== undefined ? { statement, signedPart, signature } : null;
}

function fieldsOf(lines: string[]): Statement | null {
	const [number, code, name, programme, programme_code, title, days, hours, issuer, issuer_code, issued_on, replaces, key, ...more] = lines;
	const [, first_on, last_on] = /^(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})$/.exec(days ?? '') ?? [];
	const [, contact, consultation, independent] = /^(\d{1,5}) (\d{1,5}) (\d{1,5})$/.exec(hours ?? '') ?? [];
	if (!number || !code || !name || !programme || programme_code === undefined || !title || !first_on || !last_on) return null;
	if (!contact || !issuer || !issuer_code || !issued_on || replaces === undefined || !key || more.length > 0) return null;
	return {
		...{ number, code, name, programme, programme_code, title, first_on, last_on },
		...{ contact: Number(contact), consultation: Number(consultation), independent: Number(independent) },
		...{ issuer, issuer_code, issued_on, replaces, key }
	};
}

/** A line holds no other line, and no sign that turns or hides others. */
const oneLine = (text: string): string =>
	text
		.replace(/[\s\p{Zl}\p{Zp}]+/gu, ' ')
		.replace(/\p{C}/gu, '')
		.trim();

const toBase64url = (bytes: Uint8Array): string =>
	btoa(String.fromCharCode(...bytes))
		.replaceAll('+', '-')
		.replaceAll('/', '_')
		.replace(/=+$/, '');

/** Null where the text is not spelled in the one canonical way. */
function fromBase64url(text: string): Uint8Array | null {
	try {
		const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
		return toBase64url(bytes) === text ? bytes : null;
	} catch {
		return null;
	}
}

function textOf(bytes: Uint8Array): string | null {
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		return null;
	}
}
