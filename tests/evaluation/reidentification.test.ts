import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupSums, publicSums, type ClosedSurvey, type PublicSum, type Questions } from '#evaluation';
import { loadSolver, type LinearModel } from '../../src/lib/planning/server/solver.ts';

/**
 * Somebody who has read all that was ever told, at whatever times, and knows how many answered in each training, when it was
 * held and how the rules work, lets an integer program find the least and the most that each cell can be: how many in one training
 * gave one answer. A cell is solved where both are the same. The program knows nothing of steps and bricks but what is said of them.
 */
const solver = await loadSolver();
const values = ['a', 'b', 'c'] as const;
const text = { lt: 'Ar?', en: 'Whether?' };
const questions: Questions = [{ key: 'q', kind: 'choice', text, choices: values.map((key) => ({ key, text: { lt: key, en: key } })) }];

/** Of each training how many gave each answer, in the order of closing. */
type Truth = readonly (readonly [number, number, number])[];
const surveysOf = (truth: Truth, groups: readonly string[][] = []): ClosedSurvey[] =>
	truth.map((cells, at) => ({
		...{ id: String(at), groups: ['edition', ...(groups[at] ?? []), `training ${at}`], questions },
		sheets: cells.flatMap((count, value) => Array.from({ length: count }, () => ({ q: values[value] as string })))
	}));

/** What somebody writes down: a sum of cells lies between two numbers. */
type Told = { cells: readonly (readonly [survey: number, value: number])[]; least: number; most: number };

/** The least and the most that each cell can be, by all that was told; `sizes` of the trainings are known. */
function solved(sizes: readonly number[], told: readonly Told[]): { least: number; most: number }[][] {
	const model: LinearModel = solver.model();
	model.addColumns(sizes.flatMap((size) => values.map(() => ({ cost: 0, lower: 0, upper: size, integer: true, rows: [], values: [] }))));
	const column = (survey: number, value: number): number => survey * values.length + value;
	model.addRows(
		sizes.map((size, at) => ({ lower: size, upper: size, columns: values.map((_, value) => column(at, value)), values: [1, 1, 1] }))
	);
	model.addRows(
		told.map(({ cells, least, most }) => ({
			lower: least,
			upper: most,
			columns: cells.map(([at, value]) => column(at, value)),
			values: cells.map(() => 1)
		}))
	);
	const extreme = (at: number, sign: 1 | -1): number => {
		model.cost(at, sign);
		const found = model.solveInteger();
		model.cost(at, 0);
		if (found.status !== 'optimal' || found.objective === null) throw new Error(found.status);
		return Math.round(found.objective * sign);
	};
	const cells = sizes.map((_, survey) =>
		values.map((__, value) => ({ least: extreme(column(survey, value), 1), most: extreme(column(survey, value), -1) }))
	);
	model.dispose();
	return cells;
}

const once = (told: readonly Told[]): Told[] => [...new Map(told.map((one) => [JSON.stringify(one), one])).values()];

/** Whether everybody or nobody of the trainings that no sum tells from this one gave an answer: that no rounding and no brick hides (decision 0205). */
function isAlike(truth: Truth, told: readonly Told[], survey: number, value: number): boolean {
	const where = (at: number): string => told.map(({ cells }) => cells.some(([one]) => one === at)).join();
	const part = truth.flatMap((cells, at) => (where(at) === where(survey) ? [cells] : []));
	const given = part.reduce((sum, cells) => sum + (cells[value] ?? 0), 0);
	return given === 0 || given === part.flat().reduce((sum, count) => sum + count, 0);
}

/** What a public sum says of the surveys in it, whose number of answers is known: each share lies within five percent of what is told. */
function saidOf({ shares }: PublicSum, surveys: readonly number[], sizes: readonly number[]): Told[] {
	const all = surveys.reduce((sum, at) => sum + (sizes[at] ?? 0), 0);
	return shares.map(({ percent }, value) => ({
		cells: surveys.map((at) => [at, value] as const),
		least: Math.ceil(((percent - 5) / 100) * all - 1e-9),
		most: Math.floor(((percent + 5) / 100) * all + 1e-9)
	}));
}

const training = fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9)).filter(([a, b, c]) => a + b + c > 0);
const installation = fc.array(training, { minLength: 3, maxLength: 7 });

test('the public: from all summaries of all days no cell of a training is solved', () => {
	let looked = 0;
	fc.assert(
		fc.property(installation, (truth) => {
			const sizes = truth.map(([a, b, c]) => a + b + c);
			const surveys = surveysOf(truth);
			const told: Told[] = [];
			const inSteps = new Set<number>();
			// Each night one more has closed, and everything is read again.
			for (let closed = 1; closed <= surveys.length; closed++) {
				const [sum] = publicSums(surveys.slice(0, closed));
				if (!sum) continue;
				// Which surveys are in it is found from outside: changing one that is not in it changes nothing that is told.
				const within = surveys.slice(0, closed).flatMap(({ id }, at) => (isWithin(surveys.slice(0, closed), id, sum) ? [at] : []));
				for (const at of within) inSteps.add(at);
				told.push(...saidOf(sum, within, sizes));
			}
			if (told.length === 0) return;
			const cells = solved(sizes, once(told));
			for (const at of inSteps)
				for (const [value] of values.entries()) {
					if (isAlike(truth, told, at, value)) continue;
					looked++;
					const { least, most } = cells[at]?.[value] ?? { least: 0, most: 0 };
					expect([at, value, most > least]).toEqual([at, value, true]);
				}
		}),
		{ numRuns: 15, endOnFailure: true }
	);
	expect(looked).toBeGreaterThan(30);
}, 120_000);

/** Whether a survey is in a sum: with a hundred more of its answers something else would be told. */
function isWithin(surveys: readonly ClosedSurvey[], id: string, sum: PublicSum): boolean {
	return values.some((value) => {
		const more = surveys.map((one) =>
			one.id === id ? { ...one, sheets: [...one.sheets, ...Array.from({ length: 100 }, () => ({ q: value }))] } : one
		);
		const [changed] = publicSums(more);
		return changed !== undefined && changed.at_least > sum.at_least;
	});
}

test('an officer: from the sums of all groups on all days no training with fewer than five answers is solved, nor any four left over', () => {
	const groups = fc.record({ topic: fc.constantFrom('t1', 't2'), network: fc.constantFrom('n1', 'n2', 'n3') });
	const small = fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)).filter(([a, b, c]) => a + b + c > 0);
	let [looked, solvable] = [0, 0];
	const tell = (truth: Truth, places: readonly { topic: string; network: string }[], rule: boolean) => {
		const sizes = truth.map(([a, b, c]) => a + b + c);
		const surveys = surveysOf(
			truth,
			places.map(({ topic, network }) => [topic, network])
		);
		const told: Told[] = [];
		for (const closed of [Math.ceil(surveys.length / 2), surveys.length - 1, surveys.length])
			for (const group of new Set(surveys.flatMap((one) => one.groups))) {
				const until = surveys.slice(0, closed);
				const within = rule ? inGroup(until, group) : until.flatMap(({ groups: own }, at) => (own.includes(group) ? [at] : []));
				const sheets = within.flatMap((at) => until[at]?.sheets ?? []);
				if (sheets.length < 5) continue;
				for (const [value, name] of values.entries()) {
					const count = sheets.filter(({ q }) => q === name).length;
					if (rule) expect(groupSums(group, until)[0]?.sum.counts[value]?.count).toBe(count);
					told.push({ cells: within.map((at) => [at, value] as const), least: count, most: count });
				}
			}
		if (told.length === 0) return;
		const cells = solved(sizes, once(told));
		for (const [at, size] of sizes.entries()) {
			if (size >= 5) continue;
			for (const [value] of values.entries()) {
				const { least, most } = cells[at]?.[value] ?? { least: 0, most: 0 };
				if (!told.some((one) => one.cells.some(([survey]) => survey === at)) || isAlike(truth, told, at, value)) continue;
				looked++;
				if (least === most) solvable++;
			}
		}
	};
	const installations = fc.sample(fc.array(fc.tuple(small, groups), { minLength: 4, maxLength: 7 }), { numRuns: 20, seed: 271 });
	for (const one of installations)
		tell(
			one.map(([truth]) => truth),
			one.map(([, place]) => place),
			true
		);
	expect([looked > 30, solvable]).toEqual([true, 0]);
	// The same program does solve what the threshold of five alone would tell.
	[looked, solvable] = [0, 0];
	for (const one of installations)
		tell(
			one.map(([truth]) => truth),
			one.map(([, place]) => place),
			false
		);
	expect(solvable).toBeGreaterThan(10);
}, 120_000);

/** Which surveys are in a group’s sum, found from outside: with seven more of its answers the sum would be greater by them. */
function inGroup(surveys: readonly ClosedSurvey[], group: string): number[] {
	const answered = (all: readonly ClosedSurvey[]) => groupSums(group, all)[0];
	const whole = answered(surveys);
	if (!whole) return [];
	return surveys.flatMap((survey, at) => {
		const other = surveys.map((one) => (one === survey ? { ...one, sheets: one.sheets.map(() => ({ q: 'none' })) } : one));
		const without = answered(other);
		const counted = (sum: typeof whole) => sum.sum.counts.reduce((all, { count }) => all + count, 0);
		return !without || counted(without) !== counted(whole) ? [at] : [];
	});
}
