import { least } from '../results.ts';

/** The marks of one survey, one a sheet; null where there is none. */
export type Marks = readonly (string | null)[];

/**
 * Which marks the sheets of a survey keep when it closes: those by which sheets of the same unknown person are laid beside earlier
 * ones, as far as nobody stands out by it. Sheets that are matched with the same earlier surveys are nobody or at least five, and so
 * are those of each survey that are left; where one person more is matched than that allows, as few as possible are
 * let go, by chance (`shaken`). A mark that two sheets of a survey have is nobody’s. What is matched with nothing keeps its mark
 * for later surveys: whoever stores marks gives every sheet one, so that nobody sees who had none.
 */
export function keptMarks(
	earlier: readonly Marks[],
	own: Marks,
	shaken: <Thing>(things: readonly Thing[]) => readonly Thing[]
): (string | null)[] {
	const once = own.filter((mark) => mark !== null && own.indexOf(mark) === own.lastIndexOf(mark)) as string[];
	const groups = [...groupsOf(earlier)].map(([key, marks]) => ({
		key,
		all: marks.length,
		here: once.filter((mark) => marks.includes(mark))
	}));
	const sizes = mostMatched(
		groups.map(({ all, here }) => possibleSizes(all, here.length)),
		own.length
	);
	const kept = new Set(groups.flatMap(({ here }, at) => shaken(here).slice(0, sizes[at])));
	const known = new Set(earlier.flat());
	return own.map((mark) => (mark !== null && once.includes(mark) && (kept.has(mark) || !known.has(mark)) ? mark : null));
}

/** The marks of earlier surveys by the surveys in which they stand. */
function groupsOf(earlier: readonly Marks[]): Map<string, string[]> {
	const places = new Map<string, string>();
	for (const [at, marks] of earlier.entries())
		for (const mark of marks) if (mark !== null) places.set(mark, `${places.get(mark) ?? ''} ${at}`);
	const groups = new Map<string, string[]>();
	for (const [mark, where] of places) groups.set(where, [...(groups.get(where) ?? []), mark]);
	return groups;
}

const hidesEverybody = (count: number): boolean => count === 0 || count >= least;

/** How many of a group may be matched so that it hides everybody in both its parts; none always, the most first. */
function possibleSizes(all: number, here: number): number[] {
	const sizes = Array.from({ length: here + 1 }, (_, size) => here - size);
	// Twice five fewer than the most leave five in any part: more than that nobody need be let go.
	return [...sizes.filter((size) => size > 0 && hidesEverybody(size) && hidesEverybody(all - size)).slice(0, 2 * least), 0];
}

/** The sizes with the greatest sum that leave nobody or five of the survey's own sheets unmatched; nothing is matched where that cannot be. */
function mostMatched(possible: readonly number[][], sheets: number): number[] {
	const every = possible.reduce<number[][]>((before, sizes) => before.flatMap((one) => sizes.map((size) => [...one, size])), [[]]);
	const sum = (sizes: readonly number[]) => sizes.reduce((all, size) => all + size, 0);
	const fits = every.filter((sizes) => sum(sizes) > 0 && hidesEverybody(sheets - sum(sizes)));
	return fits.sort((one, other) => sum(other) - sum(one))[0] ?? possible.map(() => 0);
}
