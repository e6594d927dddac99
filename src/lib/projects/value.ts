import { addDays, isDay, type Day } from '#platform';

/** What a typed line says: a number in the measure's unit, of a day, perhaps with a few words in brackets. */
export type Entry = { value: number; on_day: Day; note: string };

/** Why a line cannot be taken; each is the key `projects_fault_<fault>`. */
export type ValueFault =
	| 'value_missing'
	| 'value_long'
	| 'value_unclear'
	| 'value_several'
	| 'value_unit'
	| 'value_large'
	| 'value_day'
	| 'value_future'
	| 'value_old';

export type ReadValue = { ok: true; entry: Entry } | { ok: false; fault: ValueFault };

/**
 * Understands a value that was typed in one line, on a page or in a letter: „52“, „52,5 %“, „2026-10-05 52“, „spalio 5 d. – 52“,
 * „3,4 balo (tik 8b)“. A comma and a point mean the same, a space may part thousands. A unit, when written, has to be the measure's;
 * without a day it is today, without a year the last such day. What could mean two things is refused and not guessed.
 */
export function readValue(typed: string, { unit, today }: { unit: string; today: Day }): ReadValue {
	const line = typed.replace(/[\s\u00a0\u202f]+/g, ' ').trim();
	if (line === '') return wrong('value_missing');
	if (line.length > 200) return wrong('value_long');
	const { rest: noted, note } = withoutNote(line);
	const { rest, day } = withoutDay(noted, today);
	if (!isDay(day)) return wrong('value_day');
	if (day > today) return wrong('value_future');
	if (day < addDays(today, -oldest)) return wrong('value_old');
	const number = readNumber(rest, unit);
	return typeof number === 'string' ? wrong(number) : { ok: true, entry: { value: number, on_day: day, note } };
}

/** A value may be of the last ten years: schools look back at their own records for a baseline. */
const oldest = 3653;

const wrong = (fault: ValueFault): ReadValue => ({ ok: false, fault });

function withoutNote(line: string): { rest: string; note: string } {
	const found = /^([^()]*)\(([^()]*)\)$/.exec(line);
	return { rest: (found?.[1] ?? line).trim(), note: (found?.[2] ?? '').trim() };
}

/** The day at the beginning of a line, and what stands after it. */
function withoutDay(line: string, today: Day): { rest: string; day: string } {
	for (const form of forms) {
		const found = form.says.exec(line);
		if (found) return { day: form.day(found, today), rest: line.slice(found[0].length) };
	}
	return { day: today, rest: line };
}

type Form = { says: RegExp; day: (found: RegExpExecArray, today: Day) => string };

const months = 'sau|vas|kov|bal|geg|bir|lie|rgp|rug|spa|lap|gru';
const lt = `sausio|vasario|kovo|balandžio|balandzio|gegužės|geguzes|birželio|birzelio|liepos|rugpjūčio|rugpjucio|rugsėjo|rugsejo|spalio|lapkričio|lapkricio|gruodžio|gruodzio`;
const en = 'january|february|march|april|may|june|july|august|september|october|november|december';
/** What parts a day from its value: a dash with a space after it, a colon, a semicolon, a comma or only a space. */
const then = '(?: ?[–—:;=,]+ ?| ?-+ | |$)';

const forms: Form[] = [
	{ says: new RegExp(`^(\\d{4})([-./ ])(\\d{1,2})\\2(\\d{1,2})${then}`), day: ([, year, , month, day]) => joined(year, month, day) },
	{
		says: new RegExp(`^(?:(\\d{4}) ?m?\\.? )?(${lt}) (\\d{1,2})(?: ?d\\.?| ?dien[ąa])?${then}`, 'iu'),
		day: ([, year, month, day], today) => dated(year, monthOf(month), day, today)
	},
	{
		says: new RegExp(`^(\\d{1,2}) (${en})(?:,? (\\d{4}))?${then}`, 'iu'),
		day: ([, day, month, year], today) => dated(year, monthOf(month), day, today)
	},
	{
		says: new RegExp(`^(${en}) (\\d{1,2})(?:, ?(\\d{4}))?${then}`, 'iu'),
		day: ([, month, day, year], today) => dated(year, monthOf(month), day, today)
	},
	{ says: new RegExp(`^(\\d{2})-(\\d{2})${then}`), day: ([, month, day], today) => dated(undefined, month, day, today) },
	{ says: new RegExp(`^(?:šiandien|siandien|today)${then}`, 'iu'), day: (_, today) => today },
	{ says: new RegExp(`^(?:vakar|yesterday)${then}`, 'iu'), day: (_, today) => addDays(today, -1) }
];

function monthOf(word = ''): string {
	const plain = folded(word);
	const english = en.split('|').indexOf(plain);
	if (english >= 0) return String(english + 1);
	const short = plain.startsWith('rugp') ? 'rgp' : plain.slice(0, 3);
	return String(months.split('|').indexOf(short) + 1);
}

const joined = (year = '', month = '', day = ''): string => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

/** A day without a year is the last such day: in January „gruodžio 20 d.“ was in the year before. */
function dated(year: string | undefined, month: string | undefined, day: string | undefined, today: Day): string {
	if (year) return joined(year, month, day);
	const ofThisYear = joined(today.slice(0, 4), month, day);
	return ofThisYear <= today ? ofThisYear : joined(String(Number(today.slice(0, 4)) - 1), month, day);
}

/** One number and, perhaps, the measure's unit after it. */
function readNumber(text: string, unit: string): number | ValueFault {
	if (text === '') return 'value_missing';
	const found = /^([-−]? ?)(\d{1,3}(?: \d{3})+|\d+)(?:[.,](\d+))?(?![\d.,])(.*)$/u.exec(text);
	if (!found) return 'value_unclear';
	const [, minus = '', whole = '', decimals = '', after = ''] = found;
	const rest = after.trim();
	if (/\d/.test(rest)) return 'value_several';
	if (rest !== '' && !isUnit(rest, unit)) return /^[\p{L}%‰€°]/u.test(rest) ? 'value_unit' : 'value_unclear';
	if (whole.replaceAll(' ', '').length > 12 || decimals.length > 6) return 'value_large';
	return Number(`${minus.trim() === '' ? '' : '-'}${whole.replaceAll(' ', '')}.${decimals || '0'}`);
}

/** Whether what was written is the measure's unit: the same, shortened, or in another case („balas“, „balo“, „bal.“). */
export function isUnit(written: string, unit: string): boolean {
	const [one, other] = [asUnit(written), asUnit(unit)];
	if (one === '' || other === '') return one === other;
	if (one === other) return true;
	const shorter = Math.min(one.length, other.length);
	let same = 0;
	while (same < shorter && one[same] === other[same]) same += 1;
	const shortened = written.trim().endsWith('.') && one.length >= 2 && other.startsWith(one);
	return shortened || (same >= 3 && one.length - same <= 3 && other.length - same <= 3);
}

function asUnit(written: string): string {
	const plain = folded(written).replace(/[\s.]/g, '');
	return /^(%|proc|procent\p{L}*|percent|pct)$/u.test(plain) ? '%' : plain;
}

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
