import type { Board } from '../../trainings/board.ts';
import type { Dual } from '../../trainings/dual.ts';
import type { Draft } from '../../trainings/greedy.ts';
import { gapOf, type Limits } from '../../progress.ts';
import type { Solver } from '../solver.ts';
import type { Incumbent } from './incumbent.ts';
import { randomFrom } from '../networks/random.ts';
import { masterOf } from './master.ts';
import { nearbyChoices } from './nearby.ts';
import { relax } from './relaxation.ts';
import { roundedDrafts } from './round.ts';
import { columnsUpTo, columnsWithin, type Choice } from './whole.ts';

/** How many columns are taken into a model in whole numbers: few first, for a good plan; then as many as there must be for a proof. */
const steps = [4000, 30_000, 160_000];
/** Of the time that is left, the share that a step but the last may take. */
const share = 0.35;
/** In so many slices what is far is ruled out. */
const slices = 4;
/** A model of so many columns may take a second before it heeds its limit. */
const columnsPerSecond = 3000;
/** A part of the plan that is made anew: seconds for it, and parts in vain after which no more are tried. */
const nearby = { seconds: 4, inVain: 25 };

/** How long may be searched. */
export type Stop = { shouldStop: () => boolean; secondsLeft: () => number };
/** What is searched, with what, until when. */
export type Hunt = { board: Board; solver: Solver; incumbent: Incumbent; limits: Limits; stop: Stop };

/**
 * Finds the best plan and proves it. First the relaxation over all columns, which gives the bound. Then models in whole
 * numbers over the columns that a better plan can have: their best plan narrows what is left, until nothing is left. Where
 * such a model is too hard for its time, the plan is made better part by part.
 */
export function searchExactly(hunt: Hunt, begun: Draft, sizes: readonly number[] = steps): void {
	const { board, incumbent, limits } = hunt;
	const { proofs, paying } = relaxed(hunt);
	const [proof] = proofs;
	if (!proof) return;
	for (const draft of roundedDrafts(board, begun, proof, limits.seed)) {
		if (isOver(hunt)) return;
		incumbent.offer(draft, 'rounding');
	}
	let before = 0;
	for (const [at, most] of sizes.entries()) {
		if (isOver(hunt)) return;
		const few = sizeInTime(hunt, most);
		if (few < 1.5 * before) return;
		before = few;
		const climbed = climb(hunt, proofs, few, at === 0 ? paying : [], at === sizes.length - 1);
		if (climbed === 'hard') improveNearby(hunt, proof);
		else if (climbed.reach === Infinity) return;
		else if (2 * climbed.reach >= incumbent.target() - proof.bound) return proveRest(hunt, proofs, climbed.reach, sizes);
	}
}

/** As many columns as there is time for. */
const sizeInTime = ({ limits, stop }: Hunt, most: number) =>
	limits.nodes === undefined ? Math.min(most, Math.max(1000, columnsPerSecond * stop.secondsLeft())) : most;

/** The relaxation: its proofs, and the columns that were found to pay on the way. */
function relaxed({ board, solver, incumbent, stop }: Hunt): { proofs: Dual[]; paying: Choice[] } {
	const master = masterOf(board, solver);
	return within(master, () => {
		master.add(choicesOf(incumbent));
		const { proofs } = relax(board, master, { ...stop, onBound: (bound) => incumbent.prove(bound, 'relaxation') });
		return { proofs, paying: master.choices() };
	});
}

/**
 * Solves over the columns that a better plan can have, at most so many, as long as that makes the plan better. Answers how
 * far above the bound those columns reach that were looked at to the end.
 */
function climb(hunt: Hunt, proofs: readonly Dual[], most: number, more: readonly Choice[], last: boolean): 'hard' | { reach: number } {
	const { board, incumbent, limits } = hunt;
	for (;;) {
		const { choices, within: reach } = columnsWithin(board, proofs, incumbent.target(), most);
		const left = hunt.stop.secondsLeft();
		const seconds = last || limits.nodes !== undefined ? left : share * left;
		const solved = solveOver(hunt, [...choices, ...more], seconds);
		incumbent.prove(Math.min(solved.bound, (proofs[0]?.bound ?? 0) + reach), 'whole numbers');
		if (!solved.finished || isOver(hunt)) return 'hard';
		if (reach === Infinity && solved.proven) incumbent.prove(incumbent.value(), 'proof');
		if (!solved.better || isOver(hunt)) return { reach };
	}
}

/**
 * Proves that no better plan has a column beyond what was looked at. What the columns of a plan are above their school’s
 * least adds up to what the plan is above the bound: so a better plan can have only one such column, and all its others
 * leave room for that one. Slice by slice, the nearest first.
 */
function proveRest(hunt: Hunt, proofs: readonly Dual[], reach: number, sizes: readonly number[]): void {
	const { board, incumbent } = hunt;
	const proof = proofs[0] as Dual;
	const slack = 1e-6 * Math.max(1, Math.abs(proof.bound));
	const wide = incumbent.target() - proof.bound - reach;
	for (let slice = 0; slice < slices && !isOver(hunt); slice++) {
		const from = reach + (wide * slice) / slices;
		const to = reach + (wide * (slice + 1)) / slices;
		const left = incumbent.target() - proof.bound - from + slack;
		const choices = columnsUpTo(board, proofs, to, incumbent.target(), sizes.at(-1) ?? 0);
		if (!choices) return;
		const far = choices.filter(({ excess = 0 }) => excess > from - slack);
		const near = choices.filter(({ excess = 0 }) => excess <= from - slack && excess <= left);
		const bound = solveWithOneOf(hunt, near, far);
		const beyond = slice === slices - 1 ? Infinity : proof.bound + to;
		incumbent.prove(Math.min(Math.max(bound, proof.bound + from), beyond), 'proof');
	}
}

/** What no plan with one of the far columns, and otherwise near ones, can go below. */
function solveWithOneOf({ board, solver, incumbent, limits, stop }: Hunt, near: readonly Choice[], far: readonly Choice[]): number {
	if (far.length === 0) return Infinity;
	const master = masterOf(board, solver);
	return within(master, () => {
		master.add(far);
		const count = master.choices().length;
		master.add(near);
		const wanted = new Set(
			master
				.choices()
				.slice(0, count)
				.map(({ column }) => column)
		);
		const solved = master.integerWithOneOf(({ column }) => column !== null && wanted.has(column), incumbent.value(), {
			seconds: stop.secondsLeft(),
			seed: limits.seed,
			...(limits.nodes !== undefined && { nodes: limits.nodes }),
			shouldStop: stop.shouldStop
		});
		if (solved.draft) incumbent.offer(solved.draft, 'proof');
		const tolerance = 1e-6 * Math.max(1, Math.abs(incumbent.value()));
		return solved.bound >= incumbent.value() - tolerance ? Infinity : solved.bound - tolerance / 10;
	});
}

/** Makes part after part of the plan anew, until that has been in vain for long. */
function improveNearby(hunt: Hunt, proof: Dual): void {
	const { board, incumbent, limits, stop } = hunt;
	const random = randomFrom(limits.seed + 1);
	const until = limits.nodes === undefined ? stop.secondsLeft() / 2 : 0;
	for (let inVain = 0; inVain < nearby.inVain && !isOver(hunt) && stop.secondsLeft() > until; inVain++) {
		const choices = nearbyChoices(board, incumbent.draft() ?? [], proof, random);
		if (solveOver(hunt, choices, Math.min(nearby.seconds, stop.secondsLeft())).better) inVain = 0;
	}
}

const isOver = ({ incumbent, limits, stop }: Hunt) => isEnough(incumbent, limits) || stop.shouldStop() || stop.secondsLeft() <= 0;

function within<Result>(master: { dispose: () => void }, work: () => Result): Result {
	try {
		return work();
	} finally {
		master.dispose();
	}
}

/** Solves over some columns and those of the best plan so far. */
function solveOver(
	{ board, solver, incumbent, limits, stop }: Hunt,
	choices: readonly Choice[],
	seconds: number
): { bound: number; finished: boolean; proven: boolean; better: boolean } {
	const master = masterOf(board, solver);
	return within(master, () => {
		master.add([...choices, ...choicesOf(incumbent)]);
		const solved = master.integer(incumbent.draft() ?? [], {
			seconds,
			seed: limits.seed,
			...(limits.nodes !== undefined && { nodes: limits.nodes }),
			...(limits.goodEnough !== undefined && { gap: limits.goodEnough }),
			shouldStop: stop.shouldStop
		});
		const better = solved.draft !== null && incumbent.offer(solved.draft, 'whole numbers');
		const tolerance = 1e-6 * Math.max(1, Math.abs(incumbent.value()));
		const bound = solved.bound === Infinity ? incumbent.value() : solved.bound - tolerance / 10;
		return { bound, finished: solved.status !== 'stopped', proven: bound >= incumbent.value() - 2 * tolerance, better };
	});
}

const choicesOf = (incumbent: Incumbent): Choice[] =>
	(incumbent.draft() ?? []).flatMap((column, seat) => (column ? [{ seat, column }] : []));

const isEnough = (incumbent: Incumbent, { goodEnough = 0 }: Limits) =>
	incumbent.isProven() || gapOf(incumbent.value(), incumbent.bound()) <= goodEnough;
