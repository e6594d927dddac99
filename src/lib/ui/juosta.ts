export type Colour = 'pine' | 'amber' | 'flax';
export type Ribbon = { width: number; cloth: number; height: number; threads: Record<Colour, string>; fringe: string };

const columns = 23;
const period = 22;
const cell = { width: 4, height: 4 };
const fringeLength = 26;

/** A hanging sash: two threads that cross and cross again, with a star in every lozenge between them, and a fringe below. */
export function ribbon(lozenges: number): Ribbon {
	const rows = lozenges * period;
	const threads: Record<Colour, string> = { pine: '', amber: '', flax: '' };
	for (let row = 0; row < rows; row++) {
		for (const [colour, from, to] of runsOf(row)) {
			threads[colour] +=
				`M${from * cell.width} ${row * cell.height}h${(to - from) * cell.width}v${cell.height - 0.7}h-${(to - from) * cell.width}z`;
		}
	}
	const cloth = rows * cell.height;
	return { width: columns * cell.width, cloth, height: cloth + fringeLength, threads, fringe: fringeBelow(cloth) };
}

/** The colour of one cell of the weave, or none where the linen shows. */
export function colourAt(column: number, row: number): Colour | undefined {
	const middle = (columns - 1) / 2;
	const across = Math.abs(column - middle);
	if (across === middle) return 'pine';
	if (across === middle - 1) return 'amber';
	if (across > middle - 3) return undefined;
	// Two zigzags, mirrored: where they meet, the one that lies on top takes turns.
	const turn = row % period;
	const swing = Math.abs(turn - period / 2) - period / 4;
	const wide = swing * 1.6;
	const side = column - middle;
	const onFirst = Math.abs(side - wide) <= 1;
	const onSecond = Math.abs(side + wide) <= 1;
	if (onFirst && onSecond) return Math.floor(row / (period / 2)) % 2 === 0 ? 'pine' : 'amber';
	if (onFirst) return 'pine';
	if (onSecond) return 'amber';
	return starAt(across, Math.min(turn, period - turn)) ?? starAt(across, Math.abs(turn - period / 2));
}

function starAt(across: number, down: number): Colour | undefined {
	const reach = across + down;
	if (reach === 0) return 'flax';
	if (reach === 2 && across !== 1) return 'flax';
	return across === 1 && down === 1 ? 'flax' : undefined;
}

function runsOf(row: number): [Colour, number, number][] {
	const runs: [Colour, number, number][] = [];
	for (let column = 0; column < columns; column++) {
		const colour = colourAt(column, row);
		const last = runs.at(-1);
		if (colour === undefined) continue;
		if (last && last[0] === colour && last[2] === column) last[2] = column + 1;
		else runs.push([colour, column, column + 1]);
	}
	return runs;
}

function fringeBelow(cloth: number): string {
	const strands = Array.from({ length: columns }, (_, column) => {
		const x = (column + 0.5) * cell.width;
		const length = fringeLength - 3 - ((column * 7) % 5) * 1.6;
		return `M${x} ${cloth}v${length.toFixed(1)}`;
	});
	return strands.join('');
}
