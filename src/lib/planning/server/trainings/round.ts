import type { Board } from '../../trainings/board.ts';
import { costOf, costOfNone } from '../../trainings/board.ts';
import type { Dual } from '../../trainings/dual.ts';
import { freeBeside, greedyDraft, type Draft } from '../../trainings/greedy.ts';
import { cheapest, columnAt } from '../../trainings/pricing.ts';
import { randomFrom } from '../networks/random.ts';

/** Options that are looked through for plans of this kind: as many attempts as that allows. */
const effort = 4_000_000;

/**
 * Plans made by placing one school after the other where it is cheapest by the prices of a proof, which know what a day of a
 * lecturer is worth to the others; each then made better by moving one school at a time.
 */
export function* roundedDrafts(board: Board, begun: Draft, proof: Dual, seed: number): Generator<Draft> {
	const work = board.seats.reduce((sum, { options, able }) => sum + options.count * able.length, 0);
	const attempts = Math.max(2, Math.min(12, Math.round(effort / Math.max(1, work))));
	const random = randomFrom(seed);
	for (let attempt = 0; attempt < attempts; attempt++) {
		const order = board.seats.map(({ at }) => ({ at, chance: random() })).sort((a, b) => a.chance - b.chance);
		const chosen = { guide: proof.prices, order: attempt === 0 ? null : order.map(({ at }) => at) };
		yield improved(board, greedyDraft(board, begun, chosen));
	}
}

/** Moves one school after the other to where it is cheapest beside all others, once around. */
function improved(board: Board, draft: Draft): Draft {
	const better = [...draft];
	for (const seat of board.seats) {
		const now = better[seat.at] ?? null;
		better[seat.at] = null;
		const cost = now ? costOf(board, seat, now) : costOfNone(board, seat);
		const [found] = cheapest(board, seat, freeBeside(board, better), 1, cost - 1e-9);
		better[seat.at] = found ? columnAt(seat, found) : now;
	}
	return better;
}
