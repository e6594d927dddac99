import { describe, expect, test } from 'vitest';
import { smallBook } from '../../../../tests/support/book.ts';
import { chaptersOf, flawsOf } from './book.ts';
import { chapterSlug, withoutChapters } from './compose.ts';
import { picturesIn, printOf, withoutPictures } from './pictures.ts';
import { lacksOf, proofState, type ChapterNow } from './lacks.ts';

describe('a frozen book without an example', () => {
	const less = withoutChapters(smallBook, new Set(['klausianti-klase']), '2008-02-01T08:00:00Z');

	test('has no trace of it in contents and indexes, and is whole', () => {
		expect(chaptersOf(less).map(({ id }) => id)).toEqual(['kaip-pradeti', 'klaida-kaip-medziaga']);
		expect(less.indexes).toEqual([
			{ id: 'mokyklos', title: 'Mokyklų rodyklė', entries: [{ name: 'Beržų mokykla', chapters: ['klaida-kaip-medziaga'] }] }
		]);
		expect(flawsOf(less)).toEqual([]);
		expect(JSON.stringify(less)).not.toContain('Mokiniai pamokoje klausė retai');
	});

	test('leaves out a part and an index in which nothing is left', () => {
		const none = withoutChapters(smallBook, new Set(['klausianti-klase', 'klaida-kaip-medziaga']), '2008-02-01T08:00:00Z');
		expect([none.parts.map(({ id }) => id), none.indexes]).toEqual([['rekomendacijos'], []]);
	});
});

test('a book without a picture is the same without its block', () => {
	const [picture] = picturesIn(chaptersOf(smallBook));
	const less = withoutPictures(smallBook, new Set([picture?.id ?? '']));
	expect(picturesIn(chaptersOf(less))).toEqual([]);
	expect(chaptersOf(less).map(({ blocks }) => blocks.length)).toEqual(
		chaptersOf(smallBook).map(({ id, blocks }) => blocks.length - (id === 'klausianti-klase' ? 1 : 0))
	);
	expect(withoutPictures(smallBook, new Set(['0195c0de-0000-7000-8000-0000000000ff']))).toEqual(smallBook);
});

test.each([
	[[480, 960, 1600], 960],
	[[480, 700], 700],
	[[1600], 1600]
])('of JPEGs in the widths %j the one of %d is printed', (widths, wanted) => {
	const [picture] = picturesIn(chaptersOf(smallBook));
	const source = (kind: 'webp' | 'jpeg') => (width: number) => ({ kind, width, height: 10, sha256: 'a'.repeat(64) });
	const sources = [...widths.map(source('jpeg')), ...widths.map(source('webp'))].toReversed();
	expect(printOf({ ...picture!, sources })).toMatchObject({ kind: 'jpeg', width: wanted });
});

test.each([
	['Kaip pradėti?', [], 'kaip-pradeti'],
	['Kaip pradėti?', ['kaip-pradeti'], 'kaip-pradeti-2'],
	['1 tinklas', [], 's-1-tinklas'],
	['Cover', [], 's-cover'],
	['Index of all', [], 's-index-of-all'],
	['???', ['s-skyrius'], 's-skyrius-2']
])('a chapter called %s has an address of its own', (title, taken, slug) => {
	expect(chapterSlug(title, taken)).toBe(slug);
});

describe('what a book lacks', () => {
	const chapter: ChapterNow = {
		id: 'kaip-pradeti',
		title: 'Kaip pradėti',
		digest: 'b',
		people: [{ id: 'ona', name: 'Ona' }],
		empty: false,
		unknown: []
	};
	const proof = { chapter: 'kaip-pradeti', person_id: 'ona', digest: 'b', answer: null, reply: null };

	test.each([
		['nobody was asked', [], 'not_asked'],
		['an older text was approved', [{ ...proof, digest: 'a', answer: 'approved' as const }], 'not_asked'],
		['no answer yet', [proof], 'waiting'],
		['a remark', [{ ...proof, answer: 'remark' as const }], 'remark'],
		['a remark that the editor answered', [{ ...proof, answer: 'remark' as const, reply: 'Pataisyta' }], 'settled'],
		['approved', [{ ...proof, answer: 'approved' as const }], 'settled']
	])('%s', (_, proofs, state) => {
		expect(proofState(chapter, 'ona', proofs)).toBe(state);
		const lacks = lacksOf([chapter], proofs, []);
		expect(lacks.map(({ lack }) => lack)).toEqual(state === 'settled' ? [] : [`proof_${state}`]);
	});

	test('is named one by one', () => {
		const bare = { ...chapter, people: [], empty: true, unknown: ['pupils'] };
		expect(lacksOf([bare], [], ['Klausimų dėžutė']).map(({ lack }) => lack)).toEqual([
			'example_gone',
			'chapter_empty',
			'no_author',
			'figure_unknown'
		]);
		expect(lacksOf([], [], [])).toEqual([{ lack: 'no_chapters' }]);
	});
});
