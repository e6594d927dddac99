/** The signs of the short code beside a number: none can be taken for another. */
export const codeSigns = '23456789ABCDEFGHJKMNPQRTUVWXYZ';
export const codeLength = 8;

const series = 'A-ZĄČĘĖĮŠŲŪŽ';
const number = new RegExp(`^([${series}]{1,6})(\\d{4})(\\d{6,9})$`);
const code = new RegExp(`^[${codeSigns}]{${codeLength}}$`);

/** The number of a certificate: series, year and the number within issuer and year (H-14), `MM-2026-000123`. */
export const numberOf = (ofSeries: string, year: number, serial: number): string =>
	`${ofSeries}-${year}-${String(serial).padStart(6, '0')}`;

/** A number as typed – small letters, spaces, other dashes or none, „Nr.“ before it – as it is kept; null where it can be none. */
export function readNumber(typed: string): string | null {
	const [, ofSeries, year, serial] = number.exec(signsOf(typed.replace(/^\s*nr\./i, ''))) ?? [];
	return ofSeries === undefined ? null : numberOf(ofSeries, Number(year), Number(serial));
}

/** A code as typed, as it is kept. An S stands in none: whoever types one has seen a 5. */
export function readCode(typed: string): string | null {
	const signs = signsOf(typed).replaceAll('S', '5');
	return code.test(signs) ? signs : null;
}

/** How number and code stand together in an address. */
export const referenceOf = (certificate: { number: string; code: string }): string => `${certificate.number}~${certificate.code}`;

/** Reads `NUMBER~CODE`; null where it can be none. */
export function readReference(said: string): { number: string; code: string } | null {
	const [left = '', right = '', ...more] = said.slice(0, 100).split('~');
	const read = { number: readNumber(left), code: readCode(right) };
	return more.length === 0 && read.number !== null && read.code !== null ? { number: read.number, code: read.code } : null;
}

/** Initials as a public page tells them: „A. J.“, „A. J.-P.“ (H-14). */
export const initialsOf = (name: string): string =>
	name
		.split(/\s+/u)
		.map((part) =>
			part
				.split(/[-‐‑–]/u)
				.flatMap((piece) => /\p{L}/u.exec(piece) ?? [])
				.map((letter) => `${letter.toLocaleUpperCase('lt')}.`)
				.join('-')
		)
		.filter((part) => part !== '')
		.join(' ');

const signsOf = (typed: string): string =>
	typed
		.slice(0, 100)
		.toLocaleUpperCase('lt')
		.replace(/[^\p{L}\p{N}]/gu, '');
