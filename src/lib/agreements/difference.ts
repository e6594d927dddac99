/** A stretch of two texts: in both, only in the earlier, or only in the later one. */
export type Piece = { kind: 'same' | 'removed' | 'added'; text: string };

/**
 * The visible difference of two texts: paragraph by paragraph, and word by word where a paragraph was changed. Put
 * together, `same` and `removed` give the earlier text, `same` and `added` the later one.
 */
export function differenceOf(before: string, after: string): Piece[] {
	const pieces: Piece[] = [];
	let [removed, added] = ['', ''];
	const flush = () => {
		pieces.push(...aligned(wordsOf(removed), wordsOf(added)));
		[removed, added] = ['', ''];
	};
	for (const { kind, text } of aligned(linesOf(before), linesOf(after))) {
		if (kind === 'removed') removed += text;
		else if (kind === 'added') added += text;
		else {
			flush();
			pieces.push({ kind, text });
		}
	}
	flush();
	return joined(pieces);
}

/** A paragraph with its end of line; words and spaces: nothing of a text is lost. */
const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
const wordsOf = (text: string): string[] => text.match(/\s+|\S+/g) ?? [];

/** Above so many pairs to be compared nothing is looked for in common: it would take the memory of the whole process. */
const mostPairs = 4_000_000;

/** The longest common sequence of two lists, and what is only in one of them. */
function aligned(left: readonly string[], right: readonly string[]): Piece[] {
	if (left.length * right.length > mostPairs)
		return [
			{ kind: 'removed', text: left.join('') },
			{ kind: 'added', text: right.join('') }
		];
	const lengths = commonLengths(left, right);
	const pieces: Piece[] = [];
	let [x, y] = [0, 0];
	while (x < left.length || y < right.length) {
		const [one, other] = [left[x], right[y]];
		if (one !== undefined && one === other) {
			pieces.push({ kind: 'same', text: one });
			x++;
			y++;
		} else if (one !== undefined && (other === undefined || at(lengths, x + 1, y) >= at(lengths, x, y + 1))) {
			pieces.push({ kind: 'removed', text: one });
			x++;
		} else {
			pieces.push({ kind: 'added', text: other ?? '' });
			y++;
		}
	}
	return pieces;
}

/** How long the longest common sequence of the rest is, from each place of both lists. */
function commonLengths(left: readonly string[], right: readonly string[]): Uint32Array[] {
	const rows = Array.from({ length: left.length + 1 }, () => new Uint32Array(right.length + 1));
	for (let x = left.length - 1; x >= 0; x--)
		for (let y = right.length - 1; y >= 0; y--)
			(rows[x] as Uint32Array)[y] = left[x] === right[y] ? at(rows, x + 1, y + 1) + 1 : Math.max(at(rows, x + 1, y), at(rows, x, y + 1));
	return rows;
}

const at = (rows: readonly Uint32Array[], x: number, y: number): number => rows[x]?.[y] ?? 0;

const joined = (pieces: readonly Piece[]): Piece[] => {
	const found: Piece[] = [];
	for (const { kind, text } of pieces) {
		const last = found.at(-1);
		if (last?.kind === kind) last.text += text;
		else found.push({ kind, text });
	}
	return found;
};
