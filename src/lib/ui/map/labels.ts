/** A point of the drawing with its words. */
export type Labelled = { x: number; y: number; label: string };

const letter = 7.4;
const line = 15;

/** On which side of its point a label stands: to the right, unless the edge or another point is there and the left is free. */
export function labelSide(point: Labelled, all: readonly Labelled[], width: number): 'right' | 'left' {
	const reach = point.label.length * letter + 12;
	const taken = (from: number, to: number) =>
		all.some((other) => other !== point && other.x > from && other.x < to && Math.abs(other.y - point.y) < line);
	const rightIsFree = point.x + reach < width && !taken(point.x, point.x + reach);
	const leftIsFree = point.x - reach > 0 && !taken(point.x - reach, point.x);
	return rightIsFree || !leftIsFree ? 'right' : 'left';
}
