/** Three words in their order, without diacritics and capitals. */
function shinglesOf(text: string): Set<string> {
	const words =
		text
			.normalize('NFD')
			.replace(/\p{M}/gu, '')
			.toLowerCase()
			.match(/[\p{L}\p{N}]+/gu) ?? [];
	return new Set(words.slice(0, -2).map((word, place) => `${word} ${words[place + 1]} ${words[place + 2]}`));
}

/** How much two texts share, from 0 to 1: the part of their runs of three words that both have. */
export const sharedWords = (one: string, other: string): number => shared(shinglesOf(one), shinglesOf(other));

function shared(mine: Set<string>, theirs: Set<string>): number {
	if (mine.size === 0 || theirs.size === 0) return 0;
	const both = commonTo(mine, theirs);
	return both / (mine.size + theirs.size - both);
}

/** How much of a text still stands in another one, from 0 to 1; of fewer than three words nothing can be said. */
export function sharedPart(text: string, whole: string): number {
	const runs = shinglesOf(text);
	return runs.size === 0 ? 0 : commonTo(runs, shinglesOf(whole)) / runs.size;
}

const commonTo = (mine: Set<string>, theirs: Set<string>): number => [...mine].filter((run) => theirs.has(run)).length;

/** From so much on an editor is told that two examples may be one. */
export const alikeFrom = 0.35;

/** Examples that say nearly the same, the likest first. */
export function nearDuplicates<Other extends { text: string }>(text: string, others: readonly Other[]): (Other & { share: number })[] {
	const mine = shinglesOf(text);
	return others
		.map((other) => ({ ...other, share: shared(mine, shinglesOf(other.text)) }))
		.filter(({ share }) => share >= alikeFrom)
		.sort((one, other) => other.share - one.share);
}
