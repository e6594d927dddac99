import { expect, test } from 'vitest';
import { placed } from '../../../tests/support/season-facts.ts';
import { changesBetween, markOf } from './changes.ts';

const row = ['2027-03-01', '2027-03-02', '2027-03-03'];

test('a change is another day, another lecturer, a training that came or went; pins and order are none', () => {
	const before = [placed('same', row), placed('moved', row), placed('gone', row)];
	const after = [
		placed('same', [...row].reverse(), ['jonas', 'ona'], { days_pinned: true }),
		placed('moved', row, ['ona', 'rasa']),
		placed('new', row)
	];
	expect(
		changesBetween(before, after).map(({ training_id, before: was, after: is }) => [
			training_id,
			was?.lecturers ?? null,
			is?.lecturers ?? null
		])
	).toEqual([
		['moved', ['jonas', 'ona'], ['ona', 'rasa']],
		['gone', ['jonas', 'ona'], null],
		['new', null, ['jonas', 'ona']]
	]);
});

test('the mark of a placement differs whenever anything of it does', () => {
	const one = placed('a', row);
	expect(markOf(undefined)).toBe('');
	expect(markOf(one)).toBe(markOf(placed('a', [...row].reverse(), ['jonas', 'ona'])));
	expect(
		new Set([one, { ...one, days_pinned: true }, { ...one, lecturers_pinned: true }, { ...one, days: row.slice(1) }].map(markOf)).size
	).toBe(4);
});
