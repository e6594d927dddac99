import { renderPdf, type DocumentData } from '#platform/server';
import { chaptersOf, type Book, type Chapter } from '../../book/book.ts';
import { printOf } from '../../book/pictures.ts';

type Prints = ReadonlyMap<string, Uint8Array>;

/** An edition as a tagged PDF (PDF/UA-1). The same edition gives the same bytes. */
export const bookPdf = (book: Book, prints: Prints): Uint8Array =>
	set(
		{ ...book, whole: true, footer: '', parts: book.parts.map((part) => ({ ...part, chapters: part.chapters.map(printed) })) },
		book,
		prints
	);

/** One chapter of an edition by itself, for handing out. Undefined when the edition has no such chapter. */
export function chapterPdf(book: Book, id: string, prints: Prints): Uint8Array | undefined {
	const chapter = chaptersOf(book).find((one) => one.id === id);
	const part = book.parts.find(({ chapters }) => chapters.some((one) => one.id === id));
	if (!chapter || !part) return undefined;
	return set({ ...book, title: chapter.title, whole: false, footer: '', parts: [{ ...part, chapters: [printed(chapter)] }] }, book, prints);
}

const nameOf = (sha256: string): string => `picture-${sha256}.jpg`;

/** The chapter with the file of each picture. */
const printed = (chapter: Chapter) => ({
	...chapter,
	blocks: chapter.blocks.map((block) => {
		if (block.kind !== 'picture') return block;
		const { alt, caption, credit } = block;
		const { sha256, width, height } = printOf(block) ?? { sha256: '', width: 1, height: 1 };
		return { kind: block.kind, alt, caption, credit, width, height, file: nameOf(sha256) };
	})
});

const set = (data: DocumentData, { language, frozen_at }: Book, prints: Prints): Uint8Array =>
	renderPdf('book', data, {
		locale: language,
		at: new Date(frozen_at),
		pictures: new Map([...prints].map(([sha256, bytes]) => [nameOf(sha256), bytes]))
	});
