import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differenceOf } from './difference.ts';

const paragraph = fc
	.array(fc.constantFrom('mokykla', 'savivaldybė', 'įsipareigoja', '30', 'dienų', '–'), { maxLength: 8 })
	.map((words) => words.join(' '));
const text = fc.array(paragraph, { maxLength: 6 }).map((lines) => lines.join('\n'));

test('a changed day is shown as the day that went and the day that came, and the words around it stay', () => {
	expect(differenceOf('Mokykla skiria 5 mokytojus.\nPabaiga.', 'Mokykla skiria 6 mokytojus.\nPabaiga.')).toEqual([
		{ kind: 'same', text: 'Mokykla skiria ' },
		{ kind: 'removed', text: '5' },
		{ kind: 'added', text: '6' },
		{ kind: 'same', text: ' mokytojus.\nPabaiga.' }
	]);
});

test('a paragraph that is added is shown whole', () => {
	expect(differenceOf('A.\nC.', 'A.\nB b.\nC.')).toEqual([
		{ kind: 'same', text: 'A.\n' },
		{ kind: 'added', text: 'B b.\n' },
		{ kind: 'same', text: 'C.' }
	]);
});

test('nothing of either text is lost', () => {
	fc.assert(
		fc.property(text, text, (before, after) => {
			const pieces = differenceOf(before, after);
			const only = (kind: string) =>
				pieces
					.filter((piece) => piece.kind === 'same' || piece.kind === kind)
					.map((piece) => piece.text)
					.join('');
			expect([only('removed'), only('added')]).toEqual([before, after]);
			if (before === after) expect(pieces.every(({ kind }) => kind === 'same')).toBe(true);
		})
	);
});

test('of texts that are too long to be compared word by word the whole is shown as removed and added, at once', () => {
	const text = (word: string) => `${word} `.repeat(200_000);
	const [before, after] = [text('prieš'), text('po')];
	expect(differenceOf(before, after)).toEqual([
		{ kind: 'removed', text: before },
		{ kind: 'added', text: after }
	]);
});
