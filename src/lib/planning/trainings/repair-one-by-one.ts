import { placementOf } from './board.ts';
import { moverOf, type Move, type Mover } from './moves.ts';
import { fewestMoved, type Found, type Scene } from './repair-search.ts';

/**
 * A repair of many schools that may not be the best: one school after the other, those with the fewest ways first, each moving
 * as few people as it can beside what is repaired already. Null when one of them finds no way like that.
 */
export function oneByOne(scene: Scene, effort: number): Found | null {
	const movers = [...scene.movers];
	const moved = new Map<number, Move>();
	const ways = (at: number) => (movers[at] as Mover).seat.options.count * (movers[at] as Mover).seat.able.length;
	const waiting = [...scene.open].sort((a, b) => ways(a) - ways(b) || a - b);
	while (waiting.length > 0) {
		const at = waiting.shift() as number;
		const now = movers.map((mover) => (waiting.includes(mover.seat.at) ? { ...mover, standing: null } : mover));
		const { found } = fewestMoved({ ...scene, movers: now, open: [at] }, {}, effort, { from: 0, to: Infinity });
		if (!found) return null;
		for (const [seat, move] of found.moved) {
			moved.set(seat, move);
			movers[seat] = afterMove(scene, movers[seat] as Mover, move);
		}
	}
	return { moved, people: 0, cost: 0 };
}

/** The school where it stands now. */
const afterMove = ({ board }: Scene, { seat }: Mover, { column }: Move): Mover =>
	moverOf(board, seat, column && placementOf(board, seat, column), column, null);
