import { expect, test } from 'vitest';
import { actOn, changed, rowsOf } from './rows.ts';

const formOf = (entries: Record<string, string>): FormData => {
	const form = new FormData();
	for (const [name, value] of Object.entries(entries)) form.set(name, value);
	return form;
};

test('rows are read in their order, with what was left empty', () => {
	const form = formOf({ duties_count: '2', duties_0_lt: ' Moko ', duties_0_en: 'Teaches', duties_1_lt: 'Dalyvauja' });
	expect(rowsOf(form, 'duties', ['lt', 'en'])).toEqual([
		{ lt: 'Moko', en: 'Teaches' },
		{ lt: 'Dalyvauja', en: '' }
	]);
	expect(rowsOf(formOf({ duties_count: 'x' }), 'duties', ['lt'])).toEqual([]);
});

test('a button moves, removes or adds a row, and one that points nowhere does nothing', () => {
	expect(actOn(formOf({ act: 'duties:up:2' }))).toEqual({ list: 'duties', act: 'up', place: 2 });
	expect(actOn(formOf({}))).toBeNull();
	expect(changed(['a', 'b', 'c'], { act: 'up', place: 2 })).toEqual(['a', 'c', 'b']);
	expect(changed(['a', 'b', 'c'], { act: 'down', place: 0 })).toEqual(['b', 'a', 'c']);
	expect(changed(['a', 'b', 'c'], { act: 'up', place: 0 })).toEqual(['a', 'b', 'c']);
	expect(changed(['a', 'b', 'c'], { act: 'remove', place: 1 })).toEqual(['a', 'c']);
	expect(changed(['a'], { act: 'remove', place: 7 })).toEqual(['a']);
	expect(changed(['a'], { act: 'add', place: -1 }, '')).toEqual(['a', '']);
});
