import { expect, test } from 'vitest';
import { markOf, newWords, readWords } from './mark.ts';
import { words } from './words.ts';

const plain = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '');

test('the list has 1,024 words, alike in no writing, so that six and a number are more than 64 bits', () => {
	expect(new Set(words.map(plain)).size).toBe(1024);
	expect(words.filter((word) => !/^[a-ząčęėįšųūž]{3,14}$/.test(word))).toEqual([]);
	expect(6 * Math.log2(1024) + Math.log2(90)).toBeGreaterThan(64);
});

test('new words can be read again, however they are typed; anything else is none', () => {
	for (let at = 0; at < 200; at++) {
		const made = newWords();
		const read = readWords(made);
		expect(read).toBe(plain(made));
		expect(readWords(`  ${plain(made).toUpperCase().replaceAll(' ', ' – ')}. `)).toBe(read);
		expect(readWords(made.split(' ').slice(1).join(' '))).toBeNull();
	}
	for (const typed of ['', 'Ona Petraitienė', 'akis akmuo alksnis amatas ananasas angelas', 'akis akmuo alksnis amatas ananasas angelas 5'])
		expect(readWords(typed)).toBeNull();
});

test('words of chance come out evenly: of 12,000 drawn each of ten tenths of the list has about a tenth', () => {
	const place = new Map(words.map((word, at) => [word, at]));
	const tenths = new Array<number>(10).fill(0);
	for (let at = 0; at < 2000; at++)
		for (const word of newWords().split(' ').slice(0, 6)) {
			const tenth = Math.floor(((place.get(word) ?? 0) * 10) / 1024);
			tenths[tenth] = (tenths[tenth] ?? 0) + 1;
		}
	// Five standard deviations.
	for (const drawn of tenths) expect(Math.abs(drawn - 1200)).toBeLessThan(170);
});

test('the print of words is another one in another delivery, and says nothing of them', async () => {
	const read = 'akis akmuo alksnis amatas ananasas angelas 47';
	const [one, again, other] = [await markOf(read, 'one'), await markOf(read, 'one'), await markOf(read, 'other')];
	expect(one).toMatch(/^[\w-]{43}$/);
	expect(again).toBe(one);
	expect(other).not.toBe(one);
});
