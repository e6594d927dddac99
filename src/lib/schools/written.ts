import { readEmail as emailOf, readPhone as phoneOf } from '#people';
import { isDay, type Day, type Fault } from '#platform';
import { isInLithuania, type Place } from './coordinates.ts';
import { folded } from './folded.ts';
import { isLegalCode } from './legal-code.ts';
import { municipalityNamed, type Municipality } from './municipality.ts';
import { isOwnerKind, type OwnerKind } from './owner.ts';
import { isTypeOn, type SchoolType } from './school-type.ts';

/** What a reader of written facts knows: the lists, and the day from which the facts would hold. */
export type Lists = { types: readonly SchoolType[]; municipalities: readonly Municipality[]; day: Day };

/** A fact as read from what somebody wrote, or how to mend it: the key of a sentence and its values. */
export type Read<Value> = { value: Value } | { fault: string; values?: Fault['values'] };

const value = <Value>(one: Value): Read<Value> => ({ value: one });
const wrong = (fault: string, values?: Fault['values']): Read<never> => ({ fault: `school_fault_${fault}`, ...(values ? { values } : {}) });

/** A text without signs that cannot be seen: marks of direction, of width nought and of control; runs of spaces are one space. */
export const tidied = (text: string): string =>
	text
		.normalize('NFC')
		.replace(/[\p{Cf}\u0000-\u0008\u000e-\u001f\u007f-\u009f]/gu, '')
		.replace(/\s+/g, ' ')
		.trim();

export function readCode(written: string): Read<string> {
	const digits = written.replace(/[\s–-]/g, '');
	if (!/^\d{9}$/.test(digits)) return wrong('legal_code_digits', { value: shortened(written) });
	return isLegalCode(digits) ? value(digits) : wrong('legal_code_check', { value: digits });
}

export function readName(written: string): Read<string> {
	if ([...written].length > 250) return wrong('name_long');
	if (written.length < 2 || !/\p{L}/u.test(written)) return wrong('name_missing');
	return /\p{Extended_Pictographic}/u.test(written) ? wrong('name_characters') : value(written);
}

/** A type by its code or its name in either language, with or without „mokykla“; it must be one that the law knew on the day (S-03). */
export function readType(written: string, { types, day }: Lists): Read<string> {
	const said = plainType(written);
	const type = types.find(({ code, name }) => code === written || [name.lt, name.en].some((one) => plainType(one) === said));
	if (!type) return wrong('type_unknown', { value: shortened(written) });
	return isTypeOn(type, day) ? value(type.code) : wrong('type_not_in_law', { value: type.name.lt, day: type.valid_to ?? day });
}

/** Whose the school is: a code of the register (S-05) or a word that begins so. */
export function readOwner(written: string): Read<OwnerKind> {
	const said = folded(written);
	if (isOwnerKind(Number(said))) return value(Number(said) as OwnerKind);
	const kind = ownerWords.find(([begins]) => begins.test(said))?.[1];
	return kind ? value(kind) : wrong('owner_unknown', { value: shortened(written) });
}

export function readMunicipality(written: string, { municipalities }: Lists): Read<string> {
	const found = municipalityNamed(written, municipalities);
	return found ? value(found.id) : wrong('municipality_unknown', { value: shortened(written) });
}

export const readAddress = (written: string): Read<string> => (written.length > 250 ? wrong('address_long') : value(written));

export function readEmail(written: string): Read<string> {
	const email = emailOf(written);
	return email === null ? wrong('email', { value: shortened(written) }) : value(email);
}

export function readPhone(written: string): Read<string> {
	const phone = phoneOf(written);
	return phone ? value(phone) : wrong('phone', { value: shortened(written) });
}

/** An address of the web; the reader need not write the protocol. */
export function readWebsite(written: string): Read<string> {
	const address = /^[a-z]+:\/\//i.test(written) ? written : `https://${written}`;
	return address.length <= 200 && /^https?:\/\/[^\s/:@]+\.[^\s@]+$/i.test(address)
		? value(address)
		: wrong('website', { value: shortened(written) });
}

export function readCoordinate(written: string): Read<number> {
	const plain = written.replace(',', '.').replace(/°?\s*[NnEe]?$/, '');
	return /^-?\d{1,8}(\.\d+)?$/.test(plain)
		? value(Math.round(Number(plain) * 1e5) / 1e5)
		: wrong('coordinate', { value: shortened(written) });
}

export const readPlace = (place: Place): Read<Place> =>
	isInLithuania(place) ? value(place) : wrong('coordinates_outside', { latitude: place.latitude, longitude: place.longitude });

/** A number of people, with or without a space between thousands; „312,0“ of a spreadsheet is 312. */
export function readCount(written: string, most: number): Read<number> {
	const plain = written.replace(/\s/g, '').replace(/[.,]0+$/, '');
	const count = Number(plain);
	return /^\d{1,6}$/.test(plain) && count <= most ? value(count) : wrong('count', { value: shortened(written), most });
}

/** A day as registers write it: 2026-09-01, 2026.09.01, 2026 09 01, 1.9.2026. The calendar must have it. */
export function readDay(written: string): Read<Day> {
	const numbers = written.replace(/[T ]00:00(:00)?.*$/, '').match(/\d+/g) ?? [];
	const [year = '', month = '', day = ''] = numbers[0]?.length === 4 ? numbers : [...numbers].reverse();
	const said = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
	return numbers.length === 3 && isDay(said) ? value(said) : wrong('day', { value: shortened(written) });
}

const ownerWords: [RegExp, OwnerKind][] = [
	[/^(nevalst|privat|non|nestat)/, 30],
	[/^(valst|state|.*ministerij)/, 10],
	[/^(saviv|municip|.*savivaldyb)/, 20]
];

const plainType = (text: string): string =>
	folded(text)
		.split(/[^a-z0-9]+/)
		.filter((word) => word !== '' && word !== 'mokykla' && word !== 'school')
		.join(' ');

const shortened = (text: string): string => ([...text].length > 60 ? `${[...text].slice(0, 60).join('')}…` : text);
