import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bricksOf, groupSums, hasSmallCells, meanInterval, shareInterval, type ClosedSurvey, type Questions } from './index.ts';

const text = { lt: 'Ar?', en: 'Whether?' };
const questions: Questions = [{ key: 'q', kind: 'scale', text, least: 0, most: 1, ends: { least: text, most: text } }];
/** A survey with so many answers to the question, all of one value, and two sheets that passed it over. */
const survey = (id: string, answers: number, groups: readonly string[], value = 0): ClosedSurvey => ({
	...{ id, groups: [...groups, id], questions },
	sheets: [...Array.from({ length: answers }, () => ({ q: value })), {}, {}]
});

type Cell = { surveys: Map<string, number> };
type Told = (group: string, surveys: readonly ClosedSurvey[]) => { answered: number; mean: number | null } | undefined;
const honest: Told = (group, surveys) => groupSums(group, surveys)[0]?.sum;

/**
 * What an attacker learns of one number told: how often each survey is in it. Found from outside, by the numbers themselves: the
 * sheets of one survey say 1, all others 0.
 */
function cellOf(told: Told, group: string, surveys: readonly ClosedSurvey[]): Cell | null {
	if (!told(group, surveys)) return null;
	const saying = (id: string) =>
		surveys.map((one) => ({ ...one, sheets: one.sheets.map((sheet) => ('q' in sheet ? { q: Number(one.id === id) } : sheet)) }));
	const shares = surveys.map(({ id, sheets }): [string, number] => {
		const sum = told(group, saying(id));
		return [id, Math.round((sum?.mean ?? 0) * (sum?.answered ?? 0)) / Math.max(1, sheets.filter((sheet) => 'q' in sheet).length)];
	});
	return { surveys: new Map(shares) };
}

/** The rank of a matrix of whole numbers, exactly. */
function rank(rows: readonly (readonly number[])[]): number {
	const left = rows.map((row) => row.map(BigInt));
	let found = 0;
	for (let column = 0; column < (left[0]?.length ?? 0); column++) {
		const at = left.findIndex((row, index) => index >= found && row[column] !== 0n);
		if (at < 0) continue;
		const pivot = left[at] as bigint[];
		[left[at], left[found]] = [left[found] as bigint[], pivot];
		for (let index = found + 1; index < left.length; index++) {
			const row = left[index] as bigint[];
			const factor = row[column] as bigint;
			left[index] = row.map((value, place) => value * (pivot[column] as bigint) - factor * (pivot[place] as bigint));
		}
		found++;
	}
	return found;
}

/** Every set of surveys with one to four answers together about which some sum of the numbers told says something, by trying all. */
function solved(cells: readonly Cell[], surveys: readonly ClosedSurvey[]): string[][] {
	const sizes = surveys
		.map(({ id, sheets }) => ({ id, size: sheets.filter((sheet) => 'q' in sheet).length }))
		.filter(({ size }) => size > 0);
	const matrix = (ids: readonly string[]) => cells.map((cell) => ids.map((id) => cell.surveys.get(id) ?? 0));
	const all = rank(matrix(sizes.map(({ id }) => id)));
	const found: string[][] = [];
	for (let set = 1; set < 2 ** sizes.length; set++) {
		const inside = sizes.filter((_, at) => (set >> at) & 1);
		if (inside.reduce((sum, { size }) => sum + size, 0) >= 5) continue;
		const outside = sizes.filter((_, at) => !((set >> at) & 1)).map(({ id }) => id);
		if (all > rank(matrix(outside))) found.push(inside.map(({ id }) => id));
	}
	return found;
}

/** Everything that is told of these surveys, each time that one more has closed. */
function toldOverTime(told: Told, surveys: readonly ClosedSurvey[]): Cell[] {
	const groups = [...new Set(surveys.flatMap((one) => one.groups))];
	return surveys.flatMap((_, at) => groups.map((group) => cellOf(told, group, surveys.slice(0, at + 1))).filter((cell) => cell !== null));
}

/** The rule that everybody thinks of first: tell every group that has five. */
const naive: Told = (group, surveys) => {
	const said = surveys.filter(({ groups }) => groups.includes(group)).flatMap(({ sheets }) => sheets.filter((sheet) => 'q' in sheet));
	return said.length < 5 ? undefined : { answered: said.length, mean: said.reduce((sum, { q }) => sum + Number(q), 0) / said.length };
};

test('the solver sees what the rule of five alone gives away: the whole without a training, and today without yesterday', () => {
	const surveys = [survey('s1', 8, ['all']), survey('s2', 4, ['all'])];
	expect(solved(toldOverTime(naive, surveys), surveys)).toEqual([['s2']]);
	const crossed = [survey('s1', 3, ['a', 'x']), survey('s2', 3, ['a', 'y']), survey('s3', 3, ['b', 'x']), survey('s4', 2, ['b', 'y'])];
	// Rows and columns of four leave one degree of freedom, with which nobody is found; the whole takes it away.
	expect(solved(toldOverTime(naive, crossed), crossed)).toEqual([]);
	const whole = crossed.map((one) => ({ ...one, groups: ['all', ...one.groups] }));
	expect(solved(toldOverTime(naive, whole), whole)).toContainEqual(['s3']);
});

test('a small survey waits for another, and is counted where both belong', () => {
	const surveys = [survey('s1', 8, ['all', 'a']), survey('s2', 3, ['all', 'a']), survey('s3', 2, ['all', 'b'])];
	const counted = (upTo: number) =>
		['all', 'a', 'b', 's1', 's2'].map((group) => groupSums(group, surveys.slice(0, upTo))[0]?.sum.answered ?? 0);
	expect(counted(2)).toEqual([8, 8, 0, 8, 0]);
	expect(counted(3)).toEqual([13, 8, 0, 8, 0]);
	expect(bricksOf('q', surveys).map((brick) => brick.surveys.join())).toEqual(['s1', 's2,s3']);
});

const closing = fc.array(
	fc.record({
		answers: fc.nat(9),
		topic: fc.constantFrom('t1', 't2'),
		network: fc.constantFrom('n1', 'n2', 'n3'),
		pair: fc.constantFrom('p1', 'p2', 'p3')
	}),
	{ minLength: 1, maxLength: 7 }
);

test('whatever closes in whatever order: nothing told, nor any difference of it, can be solved for fewer than five', () => {
	fc.assert(
		fc.property(closing, (drawn) => {
			const surveys = drawn.map(({ answers, topic, network, pair }, at) => survey(`s${at}`, answers, ['all', topic, network, pair]));
			expect(solved(toldOverTime(honest, surveys), surveys)).toEqual([]);
		}),
		{ numRuns: 60 }
	);
});

test('words, and what is asked of each lecturer, are in no sum of many surveys; other answers to a question are another question', () => {
	const words: Questions = [
		{ key: 'said', kind: 'text', text },
		{
			key: 'clear_1',
			kind: 'choice',
			about: 'Jonas',
			text,
			choices: [
				{ key: 'a', text },
				{ key: 'b', text }
			]
		},
		{
			key: 'own',
			kind: 'choice',
			text,
			choices: [
				{ key: 'a', text },
				{ key: 'b', text }
			]
		}
	];
	const sheets = Array.from({ length: 6 }, () => ({ said: 'Ačiū', clear_1: 'a', own: 'a' }));
	const wider = [
		{
			...words[2],
			choices: [
				{ key: 'a', text },
				{ key: 'b', text },
				{ key: 'c', text }
			]
		}
	] as Questions;
	const surveys = [
		{ id: 's1', groups: ['all'], questions: words, sheets },
		{ id: 's2', groups: ['all'], questions: wider, sheets }
	];
	expect(groupSums('all', surveys).map(({ sum, surveys: count }) => [sum.question.key, sum.answered, sum.counts.length, count])).toEqual([
		['own', 6, 2, 1],
		['own', 6, 3, 1]
	]);
});

test.each([
	[[5, 0, 6], false],
	[[5, 1, 6], true],
	[[4], true],
	[[0, 0], false]
])('answers given by %j are small: %s', (counts, small) => {
	expect(hasSmallCells(counts.map((count) => ({ count })))).toBe(small);
});

// Reckoned with another program: Wilson’s interval by its formula, Student’s 97.5 % point for 4 degrees of freedom 2.776.
test('shares and means come with what they leave open', () => {
	const rounded = ({ least, most }: { least: number; most: number }) => [least, most].map((one) => Math.round(one * 1000) / 1000);
	expect(rounded(shareInterval(4, 5))).toEqual([0.376, 0.964]);
	expect(rounded(shareInterval(0, 5))).toEqual([0, 0.434]);
	expect(rounded(shareInterval(50, 100))).toEqual([0.404, 0.596]);
	const counts = [1, 2, 3, 4, 5].map((value) => ({ value, count: 1 }));
	expect(rounded(meanInterval(counts))).toEqual([1.037, 4.963]);
	expect(
		rounded(
			meanInterval([
				{ value: 0, count: 0 },
				{ value: 10, count: 5 }
			])
		)
	).toEqual([10, 10]);
});

test('a question that was worded anew is another one, though it has the key and the scale of the old one', () => {
	const one = (text: string): ClosedSurvey['questions'][number] => ({
		...{ key: 'q1', kind: 'scale', text: { lt: text, en: text }, least: 1, most: 5 },
		ends: { least: { lt: 'blogai', en: 'badly' }, most: { lt: 'gerai', en: 'well' } }
	});
	const sheets = [1, 2, 3, 4, 5].map((q1) => ({ q1 }));
	const surveys = ['Kaip sekėsi?', 'Ar buvo sunku?'].map((text, at) => ({
		id: String(at),
		groups: ['all'],
		questions: [one(text)],
		sheets
	}));
	expect(groupSums('all', surveys).map(({ sum }) => sum.answered)).toEqual([5, 5]);
});

test('an answer that was reworded, or has the key of one that was taken away, is not added up under the first words', () => {
	const choice = (first: string): Questions => [
		{
			...{ key: 'q', kind: 'choice', text },
			choices: [
				{ key: 'c1', text: { lt: first, en: first } },
				{ key: 'c2', text: { lt: 'Ne', en: 'No' } }
			]
		}
	];
	const asking = (id: string, own: Questions, said: string | number): ClosedSurvey => ({
		...{ id, groups: ['edition'], questions: own },
		sheets: Array.from({ length: 6 }, () => ({ q: said }))
	});
	const told = (surveys: ClosedSurvey[]) => groupSums('edition', surveys).map(({ sum }) => sum.counts.map(({ count }) => count));
	expect(told([asking('1', choice('Taip'), 'c1'), asking('2', choice('Taip'), 'c1')])).toEqual([[12, 0]]);
	expect(told([asking('1', choice('Taip'), 'c1'), asking('2', choice('Niekada'), 'c1')])).toEqual([
		[6, 0],
		[6, 0]
	]);
	const scale = (least: string): Questions => [
		{ key: 'q', kind: 'scale', text, least: 0, most: 1, ends: { least: { lt: least, en: least }, most: text } }
	];
	expect(told([asking('1', scale('Blogai'), 0), asking('2', scale('Gerai'), 0)])).toEqual([
		[6, 0],
		[6, 0]
	]);
});
