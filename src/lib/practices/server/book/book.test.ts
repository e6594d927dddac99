import { EpubCheck } from '@likecoin/epubcheck-ts';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, expect, test } from 'vitest';
import { smallBook, smallPrints } from '../../../../../tests/support/book.ts';
import { readByPdfJs } from '../../../../../tests/support/pdf/by-pdfjs.ts';
import { spoken } from '../../../../../tests/support/pdf/read.ts';
import type { Chapter } from '../../book/book.ts';
import { bookEpub } from './epub.ts';
import { bookPdf, chapterPdf } from './pdf.ts';

const zone = process.env['TZ'];
afterEach(() => {
	process.env['TZ'] = zone ?? 'UTC';
});

test('the e-book is one by the judgement of EPUBCheck, without a warning', async () => {
	const { valid, messages } = await EpubCheck.validate(bookEpub(smallBook, smallPrints));
	expect(messages).toEqual([]);
	expect(valid).toBe(true);
});

test('the check finds what is wrong: an entry that leads to no chapter', async () => {
	const [index] = smallBook.indexes;
	const broken = { ...smallBook, indexes: [{ ...index!, entries: [{ name: 'A', chapters: ['niekur'] }] }] };
	expect((await EpubCheck.validate(bookEpub(broken, smallPrints))).valid).toBe(false);
});

test('an e-book reader knows it by its first bytes and finds the chapters in their order', () => {
	const epub = bookEpub(smallBook, smallPrints);
	// The name of the first entry and its content stand uncompressed at fixed places (OCF 4.3).
	expect(strFromU8(epub.slice(30, 58))).toBe('mimetypeapplication/epub+zip');
	const files = unzipSync(epub);
	expect([...strFromU8(files['OEBPS/package.opf']!).matchAll(/idref="([^"]+)"/g)].map(([, id]) => id)).toEqual([
		...['cover', 'imprint', 'contents', 'part-rekomendacijos', 'kaip-pradeti', 'part-patirtis', 'klausianti-klase'],
		...['klaida-kaip-medziaga', 'figures', 'index-mokyklos']
	]);
	expect(strFromU8(files['OEBPS/kaip-pradeti.xhtml']!)).toContain(
		'<p>Pradėkite <strong>nuo mažo</strong> bandymo &amp; <em>paklauskite</em> mokinių: 5 &lt; 7.</p>'
	);
});

test('a picture stands in the e-book by what it is, with words for whoever does not see it; the e-book says that it has some', () => {
	const files = unzipSync(bookEpub(smallBook, smallPrints));
	const [[sha256, bytes] = ['', new Uint8Array()]] = smallPrints;
	expect(Buffer.from(files[`OEBPS/pictures/${sha256}.jpg`] ?? []).equals(Buffer.from(bytes))).toBe(true);
	expect(strFromU8(files['OEBPS/klausianti-klase.xhtml']!)).toContain(
		`<figure><img src="pictures/${sha256}.jpg" alt="Ant palangės stovi klausimų dėžutė"/><figcaption>Dėžutė „Klausk“ &amp; klasė<small>Nuotrauka: mokyklos archyvas</small></figcaption></figure>`
	);
	const said = strFromU8(files['OEBPS/package.opf']!);
	expect(said).toContain('<meta property="schema:accessMode">visual</meta>');
	expect(said).toContain('<meta property="schema:accessibilityFeature">alternativeText</meta>');
	expect(said).toContain('<meta property="schema:accessModeSufficient">textual</meta>');
});

test('no book is set without a picture that it holds', () => {
	expect(() => bookPdf(smallBook, new Map())).toThrow('picture-');
	expect(chapterPdf(smallBook, 'kaip-pradeti', new Map())).toBeDefined();
});

test('the same edition is the same bytes, whenever and wherever it is made', () => {
	process.env['TZ'] = 'Europe/Vilnius';
	const [epub, pdf] = [bookEpub(smallBook, smallPrints), bookPdf(smallBook, smallPrints)];
	process.env['TZ'] = 'America/New_York';
	expect(Buffer.from(bookEpub(smallBook, smallPrints)).equals(epub)).toBe(true);
	expect(Buffer.from(bookPdf(smallBook, smallPrints)).equals(pdf)).toBe(true);
});

test('a chapter by itself is a document of its own, with its title; an unknown one is none', async () => {
	const chapter = chapterPdf(smallBook, 'klausianti-klase', smallPrints);
	const read = await readByPdfJs(chapter!);
	expect(read).toMatchObject({ title: 'Klausianti klasė', language: 'lt', tagged: true });
	expect(spoken(read)).toContain('Mokiniaipamokojeklausėretai.');
	expect(spoken(read)).not.toContain('Bandėmedukartus');
	expect(chapterPdf(smallBook, 'niekur', smallPrints)).toBeUndefined();
});

test('a sign that no face has keeps no book from being made, wherever an author wrote it', () => {
	const sign = '😀 漢 \u2011';
	const [part, ...parts] = smallBook.parts;
	const [chapter, ...chapters] = part!.chapters;
	const blocks: Chapter['blocks'] = [
		{ kind: 'heading', level: 2, text: sign },
		{ kind: 'heading', level: 3, text: sign },
		{
			kind: 'paragraph',
			runs: [
				{ text: sign, em: true },
				{ text: sign, strong: true }
			]
		},
		{ kind: 'list', ordered: false, items: [[{ text: sign }]] },
		{ kind: 'quote', paragraphs: [[{ text: sign, em: true, strong: true }]] },
		{ kind: 'facts', columns: [sign, sign], rows: [{ name: sign, value: sign }] },
		{ kind: 'table', caption: sign, columns: [sign], rows: [[sign]] }
	];
	const odd = { ...chapter!, title: sign, caption: sign, blocks };
	const book = { ...smallBook, title: sign, subtitle: sign, parts: [{ ...part!, title: sign, chapters: [odd, ...chapters] }, ...parts] };
	expect(bookPdf(book, smallPrints).byteLength).toBeGreaterThan(1000);
	expect(chapterPdf(book, odd.id, smallPrints)?.byteLength).toBeGreaterThan(1000);
});
