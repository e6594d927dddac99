import { readNumber } from '#lib/ui/format.ts';
import type { Locale } from '#platform';
import type { Block, BlockInput } from '../blocks.ts';
import { inHours } from '../hours.ts';

/** A block as it stands in the boxes of a form: hours as people write them. */
export type BlockRow = { key: string; title: string; aim: string; method: string; contact: string; consultation: string; led_by: string };

/** So many rows a form may bring; a programme has fewer. */
const mostRows = 60;

/** Quarters as they stand in a box: „4,5“. */
export const hoursInBox = (quarters: number, locale: Locale): string => {
	const written = String(inHours(quarters));
	return locale === 'lt' ? written.replace('.', ',') : written;
};

export const rowsOf = (blocks: readonly Block[], locale: Locale): BlockRow[] =>
	blocks.map(({ key, title, aim, method, contact, consultation, led_by }) => ({
		...{ key, title, aim, method },
		contact: hoursInBox(contact, locale),
		consultation: hoursInBox(consultation, locale),
		led_by: led_by.join(' ')
	}));

/** The blocks as a form was filled in. */
export function rowsIn(form: FormData): BlockRow[] {
	const text = (place: number, part: string) => {
		const value = form.get(`block_${place}_${part}`);
		return typeof value === 'string' ? value.slice(0, 2000) : '';
	};
	const count = Math.min(mostRows, Math.max(0, Number(form.get('block_count')) || 0));
	return Array.from({ length: count }, (_, place) => ({
		key: text(place, 'key'),
		title: text(place, 'title'),
		aim: text(place, 'aim'),
		method: text(place, 'method'),
		contact: text(place, 'contact'),
		consultation: text(place, 'consultation'),
		led_by: text(place, 'led_by')
	}));
}

/** Rows as a programme is sent: hours in quarters; what is no number of hours is refused at its box. */
export const asBlocks = (rows: readonly BlockRow[]): BlockInput[] =>
	rows.map(({ contact, consultation, led_by, ...row }) => ({
		...row,
		contact: quartersIn(contact),
		consultation: quartersIn(consultation),
		led_by: led_by.split(' ').filter(Boolean)
	}));

/** „2,5“ is ten quarters; nothing written is none. */
function quartersIn(text: string): number {
	const hours = text.trim() === '' ? 0 : readNumber(text);
	return hours === undefined ? NaN : hours * 4;
}

/** The rows after a button of the list was pressed: `block:up:2`, `block:down:2`, `block:remove:2`, `block:add`. Null where none of them was. */
export function afterButton(rows: readonly BlockRow[], act: string, newKey: () => string): BlockRow[] | null {
	const [list, how, at] = act.split(':');
	const place = Number(at);
	if (list !== 'block') return null;
	if (how === 'add') return [...rows, { key: newKey(), title: '', aim: '', method: '', contact: '', consultation: '', led_by: '' }];
	if (how === 'remove') return rows.filter((_, other) => other !== place);
	if (how === 'up') return swapped(rows, place - 1);
	return how === 'down' ? swapped(rows, place) : null;
}

/** With the row of this place and the next one changed over. */
function swapped(rows: readonly BlockRow[], place: number): BlockRow[] {
	const [one, other] = [rows[place], rows[place + 1]];
	return one && other ? [...rows.slice(0, place), other, one, ...rows.slice(place + 2)] : [...rows];
}
