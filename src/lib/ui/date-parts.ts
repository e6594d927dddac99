/** What was typed into the three fields of a date, as it was typed. */
export type DateParts = { year: string; month: string; day: string };
export type DatePart = keyof DateParts;

/** What is wrong with a typed date, in the order it is told: first what is missing, then what cannot be. The key is `ui_<fault>`. */
export type DateFault =
	| 'date_missing'
	| 'date_year_missing'
	| 'date_month_missing'
	| 'date_day_missing'
	| 'date_year_unclear'
	| 'date_month_unclear'
	| 'date_not_in_calendar';

export type ReadDate = { ok: true; day: string; parts: DateParts } | { ok: false; fault: DateFault; faulty: DatePart[]; parts: DateParts };

const names = [
	['sausis', 'sausio', 'january'],
	['vasaris', 'vasario', 'february'],
	['kovas', 'kovo', 'march'],
	['balandis', 'balandzio', 'april'],
	['geguze', 'geguzes', 'may'],
	['birzelis', 'birzelio', 'june'],
	['liepa', 'liepos', 'july'],
	['rugpjutis', 'rugpjucio', 'august'],
	['rugsejis', 'rugsejo', 'september'],
	['spalis', 'spalio', 'october'],
	['lapkritis', 'lapkricio', 'november'],
	['gruodis', 'gruodzio', 'december']
];

/** The three fields of a `DateField` out of a sent form: `<name>_year`, `<name>_month`, `<name>_day`. */
export function datePartsOf(form: FormData, name: string): DateParts {
	const field = (part: DatePart) => String(form.get(`${name}_${part}`) ?? '');
	return { year: field('year'), month: field('month'), day: field('day') };
}

/** Reads a typed date kindly: spaces, dots and „m.“ are ignored, a month may be a name, a whole date may be pasted into one field. */
export function readDate(typed: DateParts): ReadDate {
	const parts = spread(typed);
	const year = digits(parts.year);
	const month = monthOf(parts.month);
	const day = digits(parts.day);
	const wrong = (fault: DateFault, ...faulty: DatePart[]): ReadDate => ({ ok: false, fault, faulty, parts: typed });

	if (blank(parts.year) && blank(parts.month) && blank(parts.day)) return wrong('date_missing', 'year', 'month', 'day');
	if (blank(parts.year)) return wrong('date_year_missing', 'year');
	if (blank(parts.month)) return wrong('date_month_missing', 'month');
	if (blank(parts.day)) return wrong('date_day_missing', 'day');
	if (year === undefined || year < 1900 || year > 2200) return wrong('date_year_unclear', 'year');
	if (month === undefined) return wrong('date_month_unclear', 'month');
	if (day === undefined || day < 1 || day > daysIn(year, month)) return wrong('date_not_in_calendar', 'day');
	return { ok: true, day: [year, two(month), two(day)].join('-'), parts: typed };
}

/** The parts to show for a known day, or empty ones. */
export function splitDay(day: string | null | undefined): DateParts {
	const [year = '', month = '', date = ''] = (day ?? '').split('-');
	return { year, month: month.replace(/^0/, ''), day: date.replace(/^0/, '') };
}

function spread(parts: DateParts): DateParts {
	const { year, month, day } = parts;
	const filled = [year, month, day].filter((text) => !blank(text));
	if (filled.length !== 1) return parts;
	const pasted = /^\s*(\d{4})(?:\s*m\.?)?[\s.\-/]+(\p{L}+|\d{1,2})[\s.\-/]+(\d{1,2})(?:\s*d\.?)?\s*$/u.exec(filled[0] ?? '');
	return pasted ? { year: pasted[1] ?? '', month: pasted[2] ?? '', day: pasted[3] ?? '' } : parts;
}

function monthOf(text: string): number | undefined {
	const asNumber = digits(text);
	if (asNumber !== undefined) return asNumber >= 1 && asNumber <= 12 ? asNumber : undefined;
	const plain = text
		.normalize('NFD')
		.replace(/[^\p{L}]/gu, '')
		.toLowerCase();
	if (plain.length < 3) return undefined;
	const found = names.flatMap((forms, index) => (forms.some((form) => form.startsWith(plain)) ? [index + 1] : []));
	return found.length === 1 ? found[0] : undefined;
}

function digits(text: string): number | undefined {
	const plain = text.replace(/(?<=\d)\s*[md]\.?\s*$/u, '').replace(/[\s.,-]/g, '');
	return /^\d{1,4}$/.test(plain) ? Number(plain) : undefined;
}

const blank = (text: string): boolean => text.trim() === '';
const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
const two = (value: number): string => String(value).padStart(2, '0');
