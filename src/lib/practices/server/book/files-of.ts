import { createHash } from 'node:crypto';
import { fileStore } from '#platform/server';
import { chaptersOf, type Book } from '../../book/book.ts';
import { picturesIn, printOf } from '../../book/pictures.ts';
import { bookEpub } from './epub.ts';
import { bookPdf, chapterPdf } from './pdf.ts';

export type MadeFile = { name: string; sha256: string; bytes: Uint8Array };
/** The contents of pictures that are printed, by what they are. */
export type Prints = ReadonlyMap<string, Uint8Array>;

/** What is made of an edition: the whole as PDF and as an e-book, and each chapter as a PDF by itself. */
export const fileNames = (book: Book): string[] => ['book.pdf', 'book.epub', ...chaptersOf(book).map(({ id }) => `${id}.pdf`)];

/** The contents of the pictures that a file needs; null when one of them is not kept any more. */
export async function printsFor(book: Book, name: string): Promise<Map<string, Uint8Array> | null> {
	const chapters = chaptersOf(book).filter(({ id }) => name.startsWith('book.') || name === `${id}.pdf`);
	const prints = new Map<string, Uint8Array>();
	for (const picture of picturesIn(chapters)) {
		const print = printOf(picture);
		if (!print || prints.has(print.sha256)) continue;
		const content = await fileStore().get(print.sha256);
		if (!content) return null;
		prints.set(print.sha256, new Uint8Array(await new Response(content).arrayBuffer()));
	}
	return prints;
}

/** Makes one file of an edition; the same edition gives the same bytes. Undefined for a name that it does not have. */
export function fileOf(book: Book, name: string, prints: Prints): MadeFile | undefined {
	const bytes = bytesOf(book, name, prints);
	return bytes && { name, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function bytesOf(book: Book, name: string, prints: Prints): Uint8Array | undefined {
	if (name === 'book.pdf') return bookPdf(book, prints);
	if (name === 'book.epub') return bookEpub(book, prints);
	return name.endsWith('.pdf') ? chapterPdf(book, name.slice(0, -'.pdf'.length), prints) : undefined;
}
