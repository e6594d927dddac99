import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { levels, moved, moves, parentsOf, readOutline, type DriverRow } from './drivers.ts';

/** An outline as one writes it: two spaces a level. */
const outline = (...lines: string[]): DriverRow[] =>
	lines.map((text) => ({ id: text.trim(), words: text.trim(), level: levels[(text.length - text.trimStart().length) / 2] ?? 'change' }));
const written = (rows: readonly DriverRow[]) => rows.map(({ level, words }) => '  '.repeat(levels.indexOf(level)) + words);

const rows = outline('A1', '  A1a', '    idea', '  A1b', 'A2', '  A2a');

describe('an outline of drivers', () => {
	test('each row depends on the nearest one above that stands less deep', () => {
		expect(parentsOf(rows)).toEqual([null, 0, 1, 0, null, 4]);
		expect(parentsOf(outline('A1', '    idea'))).toEqual([null, 0]);
	});

	test('rows without words are left out', () => {
		expect(readOutline([...rows, { id: '', level: 'change', words: ' ' }])).toEqual({ rows });
	});

	test.each([
		['begins with a primary driver', outline('  A1a', 'A1'), 'words-0', 'projects_fault_driver_first'],
		['has words', outline('A1', '  x'), 'words-1', 'projects_fault_driver_words'],
		['has at most 300 characters a row', outline('š'.repeat(301)), 'words-0', 'projects_fault_too_long'],
		['has at most sixty rows', outline(...Array.from({ length: 61 }, (_, at) => `A${at}`)), 'words-60', 'projects_fault_driver_many']
	])('%s', (_, wrong, field, key) => expect(readOutline(wrong)).toMatchObject({ faults: [{ field, key }] }));
});

describe('a row moves with all that depends on it', () => {
	test.each([
		['up', 3, ['A1', '  A1b', '  A1a', '    idea', 'A2', '  A2a'], 1],
		['up', 4, ['A2', '  A2a', 'A1', '  A1a', '    idea', '  A1b'], 0],
		// The first under its parent goes to the end of the one above.
		['up', 5, ['A1', '  A1a', '    idea', '  A1b', '  A2a', 'A2'], 4],
		['up', 0, written(rows), 0],
		['up', 1, written(rows), 1],
		['down', 1, ['A1', '  A1b', '  A1a', '    idea', 'A2', '  A2a'], 2],
		['down', 0, ['A2', '  A2a', 'A1', '  A1a', '    idea', '  A1b'], 2],
		['down', 3, ['A1', '  A1a', '    idea', 'A2', '  A1b', '  A2a'], 4],
		['down', 5, written(rows), 5],
		['in', 3, ['A1', '  A1a', '    idea', '    A1b', 'A2', '  A2a'], 3],
		['in', 4, ['A1', '  A1a', '    idea', '  A1b', '  A2', '    A2a'], 4],
		// An idea stands as deep as an idea can.
		['in', 1, written(rows), 1],
		['in', 0, written(rows), 0],
		['out', 1, ['A1', 'A1a', '  idea', '  A1b', 'A2', '  A2a'], 1],
		['out', 0, written(rows), 0]
	] as const)('%s from %i', (move, from, expected, at) => {
		const found = moved(rows, from, move);
		expect(written(found.rows)).toEqual(expected);
		expect(found.at).toBe(at);
	});

	test('no move loses a row or leaves one without a primary driver above it', () => {
		const random = fc
			.array(fc.constantFrom(...levels), { minLength: 1, maxLength: 12 })
			.map((found) => found.map((level, at): DriverRow => ({ id: String(at), words: `r${at}`, level: at === 0 ? 'primary' : level })));
		fc.assert(
			fc.property(random, fc.array(fc.tuple(fc.nat(11), fc.constantFrom(...moves)), { maxLength: 20 }), (start, acts) => {
				const end = acts.reduce((now, [at, move]) => moved(now, at, move).rows, start);
				expect(end.map(({ id }) => id).sort()).toEqual(start.map(({ id }) => id).sort());
				expect(end[0]?.level).toBe('primary');
			})
		);
	});
});
