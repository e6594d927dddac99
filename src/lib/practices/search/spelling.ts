/**
 * How many letters are left out, too many, wrong or changed with their neighbour between two words; more than `most` is not counted to
 * its end.
 */
export function slips(one: string, other: string, most: number): number {
	if (Math.abs(one.length - other.length) > most) return most + 1;
	let [before, row]: [number[], number[]] = [[], Array.from({ length: other.length + 1 }, (_, place) => place)];
	for (let i = 1; i <= one.length; i++) {
		const next = [i];
		for (let j = 1; j <= other.length; j++) {
			const same = one[i - 1] === other[j - 1] ? 0 : 1;
			let least = Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, (row[j - 1] as number) + same);
			if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
				least = Math.min(least, (before[j - 2] as number) + 1);
			next.push(least);
		}
		if (Math.min(...next) > most) return most + 1;
		[before, row] = [row, next];
	}
	return row[other.length] as number;
}

/** How many slips of the finger a word of so many letters may have. */
const allowed = (letters: number): number => (letters < 4 ? 0 : letters < 8 ? 1 : 2);

/** The words of `known` nearest to one that none of them is: at most five, with as few slips as any of them. */
export function nearest(word: string, known: readonly string[]): string[] {
	let least = allowed(word.length);
	let found: string[] = [];
	if (least === 0) return [];
	for (const one of known) {
		const count = slips(word, one, least);
		if (count > least) continue;
		if (count < least) found = [];
		least = count;
		found.push(one);
	}
	return found.slice(0, 5);
}
