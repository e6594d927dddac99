type Point = { x: number; y: number };

/** Turns after which places lie well enough. */
const turns = 60;

/**
 * Moves places that lie on each other apart until each has `distance` to every other, as little as that takes: schools of one
 * town stay in it, and every one can be seen and chosen. The same places always end up the same.
 */
export function spread<Some extends Point>(points: readonly Some[], distance: number): Some[] {
	const placed = points.map((point) => ({ ...point }));
	for (let turn = 0; turn < turns; turn++) {
		let moved = false;
		for (const [index, one] of placed.entries())
			for (const [place, other] of placed.entries()) if (place > index && pushApart(one, other, distance, index + place)) moved = true;
		if (!moved) break;
	}
	return placed;
}

/** Halves what two places lack of the distance between them; on the very same spot, the turn of the golden angle tells where to. */
function pushApart(one: Point, other: Point, distance: number, seed: number): boolean {
	const [dx, dy] = [other.x - one.x, other.y - one.y];
	const length = Math.hypot(dx, dy);
	if (length >= distance - 0.01) return false;
	const angle = length > 0.001 ? Math.atan2(dy, dx) : seed * 2.399963;
	const push = (distance - length) / 2;
	one.x -= Math.cos(angle) * push;
	one.y -= Math.sin(angle) * push;
	other.x += Math.cos(angle) * push;
	other.y += Math.sin(angle) * push;
	return true;
}
