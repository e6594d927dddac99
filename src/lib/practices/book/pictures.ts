import type { Book, BookPicture, Chapter } from './book.ts';

/** So wide a picture is printed, in pixels: over 200 to an inch across a page of A5. */
const printed = 960;

/** What is printed of a picture, and goes into the e-book: the widest JPEG that is not wider than needed. Undefined: nothing of it can be. */
export function printOf({ sources }: BookPicture): BookPicture['sources'][number] | undefined {
	const jpegs = sources.filter(({ kind }) => kind === 'jpeg').toSorted((one, other) => one.width - other.width);
	return jpegs.findLast(({ width }) => width <= printed) ?? jpegs[0];
}

/** The pictures of chapters in the order of reading. */
export const picturesIn = (chapters: readonly Chapter[]): BookPicture[] =>
	chapters.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'picture' ? [block] : [])));

/** A chapter without some of its pictures. */
export const chapterWithout = (chapter: Chapter, pictures: ReadonlySet<string>): Chapter => ({
	...chapter,
	blocks: chapter.blocks.filter((block) => block.kind !== 'picture' || !pictures.has(block.id))
});

/** A frozen book without some of its pictures; nothing else of it changes. */
export const withoutPictures = (book: Book, pictures: ReadonlySet<string>): Book => ({
	...book,
	parts: book.parts.map((part) => ({ ...part, chapters: part.chapters.map((chapter) => chapterWithout(chapter, pictures)) }))
});
