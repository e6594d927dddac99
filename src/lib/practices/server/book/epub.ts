import { strToU8, zipSync, type Zippable } from 'fflate';
import { chaptersOf, type Book, type BookPicture, type Chapter } from '../../book/book.ts';
import { escaped, markupOf } from '../../book/markup.ts';
import { picturesIn, printOf } from '../../book/pictures.ts';

type File = { name: string; text: string; id: string; properties?: string };

/**
 * An edition as an e-book (EPUB 3.3): a cover, an imprint, contents, a file a chapter, numbers with their sources, indexes. It says how it
 * can be read (W3C EPUB Accessibility 1.1), and holds its pictures. The same edition gives the same bytes, wherever it is made.
 */
export function bookEpub(book: Book, prints: ReadonlyMap<string, Uint8Array>): Uint8Array {
	const files = filesOf(book);
	const entries: Zippable = {
		// Must come first, must not be compressed: by it the file is known.
		mimetype: [strToU8('application/epub+zip'), { level: 0 }],
		'META-INF/container.xml': strToU8(container),
		'OEBPS/package.opf': strToU8(packageOf(book, files)),
		'OEBPS/book.css': strToU8(style)
	};
	for (const { name, text } of files) entries[`OEBPS/${name}`] = strToU8(text);
	// Compressed already as pictures are.
	for (const [sha256, bytes] of printsOf(book, prints)) entries[`OEBPS/${pictureName(sha256)}`] = [bytes, { level: 0 }];
	return zipSync(entries, { level: 9, mtime: localMoment(book.frozen_at) });
}

const pictureName = (sha256: string): string => `pictures/${sha256}.jpg`;

/** The pictures of a book, each once, in the order of reading. */
function printsOf(book: Book, prints: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
	const marks = new Set(picturesIn(chaptersOf(book)).flatMap((picture) => printOf(picture)?.sha256 ?? []));
	return new Map([...marks].flatMap((sha256) => (prints.has(sha256) ? [[sha256, prints.get(sha256) as Uint8Array] as const] : [])));
}

const pictureInside = (picture: BookPicture): string =>
	`<img src="${pictureName(printOf(picture)?.sha256 ?? '')}" alt="${escaped(picture.alt)}"/>`;

/** The archive keeps local times: one that reads the same on every machine. */
function localMoment(iso: string): Date {
	const [year, month, day, hour, minute, second] = iso.split(/\D/).map(Number) as [number, number, number, number, number, number];
	return new Date(year, month - 1, day, hour, minute, second);
}

function filesOf(book: Book): File[] {
	const page = (name: string, title: string, body: string, properties?: string): File => ({
		name: `${name}.xhtml`,
		id: name,
		text: xhtml(book.language, title, body),
		...(properties && { properties })
	});
	const parts = book.parts.flatMap(({ id, title, chapters }) => [
		page(`part-${id}`, title, `<section epub:type="part"><h1>${escaped(title)}</h1></section>`),
		...chapters.map((chapter) => page(chapter.id, chapter.title, chapterBody(chapter)))
	]);
	return [
		page('cover', book.title, coverBody(book)),
		page('imprint', book.words.imprint, imprintBody(book)),
		page('contents', book.words.contents, contentsBody(book), 'nav'),
		...parts,
		...(book.figures.rows.length > 0 ? [page('figures', book.figures.title, figuresBody(book))] : []),
		...book.indexes.map((index) => page(`index-${index.id}`, index.title, indexBody(book, index)))
	];
}

const xhtml = (language: string, title: string, body: string): string =>
	`<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${language}" xml:lang="${language}">\n<head><title>${escaped(title)}</title><link rel="stylesheet" type="text/css" href="book.css"/></head>\n<body>\n${body}\n</body>\n</html>\n`;

const coverBody = ({ title, subtitle, publisher }: Book): string =>
	`<section epub:type="cover" class="cover"><h1>${escaped(title)}</h1><p class="subtitle">${escaped(subtitle)}</p><p>${escaped(publisher)}</p></section>`;

const imprintBody = ({ words, imprint, licence }: Book): string =>
	`<section epub:type="copyright-page"><h1>${escaped(words.imprint)}</h1>${imprint.map((line) => `<p>${escaped(line)}</p>`).join('')}<p><a href="${escaped(licence.url)}">${escaped(licence.name)}</a></p></section>`;

const chapterBody = ({ title, caption, blocks }: Chapter): string =>
	`<section epub:type="chapter">${caption ? `<p class="caption">${escaped(caption)}</p>` : ''}<h1>${escaped(title)}</h1>\n${markupOf(blocks, pictureInside)}\n</section>`;

function contentsBody(book: Book): string {
	const item = (name: string, title: string, inner = '') => `<li><a href="${name}.xhtml">${escaped(title)}</a>${inner}</li>`;
	const parts = book.parts.map(({ id, title, chapters }) =>
		item(`part-${id}`, title, chapters.length > 0 ? `<ol>${chapters.map((one) => item(one.id, one.title)).join('')}</ol>` : '')
	);
	const rest = [
		...(book.figures.rows.length > 0 ? [item('figures', book.figures.title)] : []),
		...book.indexes.map(({ id, title }) => item(`index-${id}`, title))
	];
	return `<nav epub:type="toc" role="doc-toc"><h1>${escaped(book.words.contents)}</h1><ol>${[...parts, ...rest].join('')}</ol></nav>`;
}

function figuresBody({ figures }: Book): string {
	const head = figures.columns.map((name) => `<th scope="col">${escaped(name)}</th>`).join('');
	const rows = figures.rows.map(({ name, value, source, counted }) =>
		[`<th scope="row">${escaped(name)}</th>`, ...[value, source, counted].map((cell) => `<td>${escaped(cell)}</td>`)].join('')
	);
	return `<section><h1>${escaped(figures.title)}</h1><table><thead><tr>${head}</tr></thead><tbody>${rows.map((row) => `<tr>${row}</tr>`).join('')}</tbody></table></section>`;
}

function indexBody(book: Book, { title, entries }: Book['indexes'][number]): string {
	const titles = new Map(chaptersOf(book).map((chapter) => [chapter.id, chapter.title]));
	const rows = entries.map(
		({ name, chapters }) =>
			`<li epub:type="index-entry"><span epub:type="index-term">${escaped(name)}</span>: ${chapters.map((id) => `<a epub:type="index-locator" href="${id}.xhtml">${escaped(titles.get(id) ?? id)}</a>`).join('; ')}</li>`
	);
	return `<section epub:type="index"><h1>${escaped(title)}</h1><ul class="index" epub:type="index-entry-list">${rows.join('')}</ul></section>`;
}

const container =
	'<?xml version="1.0" encoding="UTF-8"?>\n<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n';

function packageOf(book: Book, files: readonly File[]): string {
	const items = files.map(
		({ id, name, properties }) =>
			`<item id="${id}" href="${name}" media-type="application/xhtml+xml"${properties ? ` properties="${properties}"` : ''}/>`
	);
	const pictures = [...new Set(picturesIn(chaptersOf(book)).flatMap((picture) => printOf(picture)?.sha256 ?? []))];
	const pictureItems = pictures.map((sha256) => `<item id="p-${sha256}" href="${pictureName(sha256)}" media-type="image/jpeg"/>`);
	const meta = [
		'<meta property="schema:accessMode">textual</meta>',
		...(pictures.length > 0 ? ['<meta property="schema:accessMode">visual</meta>'] : []),
		'<meta property="schema:accessModeSufficient">textual</meta>',
		...[
			'tableOfContents',
			'structuralNavigation',
			'readingOrder',
			'displayTransformability',
			...(pictures.length > 0 ? ['alternativeText'] : [])
		].map((feature) => `<meta property="schema:accessibilityFeature">${feature}</meta>`),
		'<meta property="schema:accessibilityHazard">none</meta>',
		`<meta property="schema:accessibilitySummary">${escaped(book.words.summary)}</meta>`
	];
	return `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book-id" xml:lang="${book.language}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="book-id">${escaped(book.identifier)}</dc:identifier>
<dc:title>${escaped(book.title)}</dc:title>
<dc:language>${book.language}</dc:language>
<dc:publisher>${escaped(book.publisher)}</dc:publisher>
<dc:date>${book.frozen_at}</dc:date>
<dc:rights>${escaped(book.licence.url)}</dc:rights>
<meta property="dcterms:modified">${book.frozen_at}</meta>
${meta.join('\n')}
</metadata>
<manifest>
<item id="style" href="book.css" media-type="text/css"/>
${[...items, ...pictureItems].join('\n')}
</manifest>
<spine>
${files.map(({ id }) => `<itemref idref="${id}"/>`).join('\n')}
</spine>
</package>
`;
}

const style = `body { font-family: serif; line-height: 1.5; margin: 0 5%; }
h1, h2, h3 { line-height: 1.2; color: #14532f; text-align: left; }
.cover { text-align: center; margin-top: 20%; }
.subtitle, .caption { color: #5b6462; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; color: #5b6462; }
th, td { border-bottom: 1px solid #c9c2b4; padding: 0.3em 0.4em; text-align: left; vertical-align: top; }
figure { margin: 1em 0; page-break-inside: avoid; }
img { max-width: 100%; max-height: 90vh; }
figcaption { color: #5b6462; font-size: 0.9em; }
figcaption small { display: block; }
dt { color: #5b6462; }
dd { margin: 0 0 0.5em 0; }
blockquote { border-left: 3px solid #c9c2b4; margin-left: 0; padding-left: 1em; }
.index { list-style: none; padding: 0; }
`;
