import fc from 'fast-check';
import { expect, test } from 'vitest';
import { publicSums, stepsOf, type Answers, type ClosedSurvey, type Questions } from './index.ts';

const text = { lt: 'Ar?', en: 'Whether?' };
const questions: Questions = [{ key: 'q', kind: 'scale', text, least: 1, most: 3, ends: { least: text, most: text } }];
const many: Questions = [{ key: 'q', kind: 'many', text, choices: ['a', 'b', 'c'].map((key) => ({ key, text })) }];
/** A survey in which so many gave 1, 2 and 3. */
const survey = (id: string, ...counts: number[]): ClosedSurvey => ({
	...{ id, groups: [], questions },
	sheets: counts.flatMap((count, at) => Array.from({ length: count }, (): Answers => ({ q: at + 1 })))
});
const ids = (surveys: readonly ClosedSurvey[]) => stepsOf(surveys).map((step) => step.map(({ id }) => id).join());

test('nothing is public under three surveys and twenty answers, and then whole shares in tens of percent', () => {
	const three = [survey('s1', 5, 5, 0), survey('s2', 0, 6, 0), survey('s3', 1, 2, 5)];
	expect(publicSums(three.slice(0, 2))).toEqual([]);
	expect(publicSums([survey('s1', 5, 5, 0), survey('s2', 0, 5, 0), survey('s3', 0, 4, 0)])).toEqual([]);
	// 6, 13 and 5 of 24: 25, 54.2 and 20.8 percent.
	expect(publicSums(three)).toMatchObject([
		{
			at_least: 20,
			shares: [
				{ value: '1', percent: 30 },
				{ value: '2', percent: 50 },
				{ value: '3', percent: 20 }
			]
		}
	]);
});

test('one low mark among twenty waits until five have given it; a step that was laid takes no later survey in', () => {
	const surveys = [survey('s1', 1, 0, 9), survey('s2', 0, 0, 9), survey('s3', 0, 0, 9), survey('s4', 4, 0, 1)];
	expect(publicSums(surveys.slice(0, 3))).toEqual([]);
	expect(ids(surveys)).toEqual(['s1,s2,s3,s4']);
	const later = [...surveys, survey('s5', 1, 3, 1)];
	expect(ids(later)).toEqual(['s1,s2,s3,s4']);
	expect(publicSums(later)).toEqual(publicSums(surveys));
});

test('of several answers, one that all but a few chose waits as well', () => {
	const sheets = (count: number, q: string[]): Answers[] => Array.from({ length: count }, () => ({ q }));
	const asking = (last: Answers[]): ClosedSurvey[] =>
		[sheets(8, ['a']), sheets(8, ['a', 'b']), last].map((given, at) => ({ id: `s${at}`, groups: [], questions: many, sheets: given }));
	expect(publicSums(asking([...sheets(6, ['a']), ...sheets(1, ['b'])]))).toEqual([]);
	expect(publicSums(asking([...sheets(6, ['a']), ...sheets(5, ['b'])]))).toHaveLength(1);
});

const size = fc.nat(9);
const closing = fc.array(fc.tuple(size, size, size), { minLength: 1, maxLength: 14 });

/** What everybody has been told exactly, had it not been rounded, after each closing: how many gave each answer. */
const readings = (surveys: readonly ClosedSurvey[]) =>
	[surveys.slice(0, 0), ...surveys.map((_, at) => surveys.slice(0, at + 1))].map((closed) => {
		const told = stepsOf(closed)
			.flat()
			.flatMap(({ sheets }) => sheets);
		return [1, 2, 3].map((value) => told.filter(({ q }) => q === value).length);
	});

test('between any two readings, whenever they were made, each answer was given by nobody more or by five, of twenty more or none', () => {
	fc.assert(
		fc.property(closing, (drawn) => {
			const told = readings(drawn.map((counts, at) => survey(`s${at}`, ...counts)));
			told.forEach((later, at) => {
				for (const earlier of told.slice(0, at)) {
					const more = later.map((count, value) => count - (earlier[value] ?? 0));
					for (const count of more) expect(count === 0 || count >= 5).toBe(true);
					const all = more.reduce((sum, count) => sum + count, 0);
					expect(all === 0 || all >= 20).toBe(true);
				}
			});
		})
	);
});

// How far a step reaches depends on what was answered (what that tells stands in decision 0272); of its numbers nothing does.
test('two answers that people of one step exchange are the same to everybody as long as the step reaches as far: no single one can be solved', () => {
	fc.assert(
		fc.property(closing, fc.nat(), fc.nat(), (drawn, first, second) => {
			const surveys = drawn.map((counts, at) => survey(`s${at}`, ...counts));
			for (const step of stepsOf(surveys)) {
				const places = step.flatMap(({ id, sheets }) => sheets.map((_, at) => ({ id, at })));
				const [one, other] = [places[first % places.length], places[second % places.length]];
				const at = (place: typeof one) => step.find(({ id }) => id === place?.id)?.sheets[place?.at ?? 0] as Answers;
				const exchanged = step.map((held) => ({
					...held,
					sheets: held.sheets.map((sheet, index) => {
						if (held.id === one?.id && index === one.at) return at(other);
						return held.id === other?.id && index === other.at ? at(one) : sheet;
					})
				}));
				if (ids(exchanged) === ids(step)) expect(publicSums(exchanged)).toEqual(publicSums(step));
			}
		})
	);
});
