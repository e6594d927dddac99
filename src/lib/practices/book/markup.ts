import type { Block, BookPicture, Run } from './book.ts';
import { printOf } from './pictures.ts';

const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text for XHTML; signs that XML does not know are left out. */
export const escaped = (text: string): string =>
	text
		.toWellFormed()
		.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
		.replace(/[&<>"']/g, (sign) => names[sign] as string);

/** The picture itself, without what stands below it. */
export type PictureMarkup = (picture: BookPicture) => string;

/** The blocks of a chapter as XHTML: for the web, and for the e-book, which holds its pictures itself. Headings begin at the second size. */
export const markupOf = (blocks: readonly Block[], picture: PictureMarkup = pictureOnWeb): string =>
	blocks.map((block) => blockMarkup(block, picture)).join('\n');

/** A picture of a page: each width that is kept, for the browser to choose from; its place is there before it is. */
function pictureOnWeb(picture: BookPicture): string {
	const { alt, width, height, sources } = picture;
	const path = ({ kind, sha256 }: BookPicture['sources'][number]) => `/practices/pictures/${sha256}.${kind === 'webp' ? 'webp' : 'jpg'}`;
	const set = (kind: 'webp' | 'jpeg') =>
		sources
			.filter((source) => source.kind === kind)
			.map((source) => `${path(source)} ${source.width}w`)
			.join(', ');
	const sizes = 'sizes="(max-width: 42rem) 100vw, 40rem"';
	const print = printOf(picture);
	return (
		`<picture><source type="image/webp" srcset="${set('webp')}" ${sizes}/><img src="${print ? path(print) : ''}" srcset="${set('jpeg')}" ${sizes} ` +
		`width="${width}" height="${height}" alt="${escaped(alt)}" loading="lazy" decoding="async"/></picture>`
	);
}

function blockMarkup(block: Block, picture: PictureMarkup): string {
	switch (block.kind) {
		case 'paragraph':
			return `<p>${runs(block.runs)}</p>`;
		case 'heading':
			return `<h${block.level}>${escaped(block.text)}</h${block.level}>`;
		case 'list': {
			const tag = block.ordered ? 'ol' : 'ul';
			return `<${tag}>${block.items.map((item) => `<li>${runs(item)}</li>`).join('')}</${tag}>`;
		}
		case 'quote':
			return `<blockquote>${block.paragraphs.map((one) => `<p>${runs(one)}</p>`).join('')}</blockquote>`;
		case 'facts':
			return `<dl>${block.rows.map(({ name, value }) => `<div><dt>${escaped(name)}</dt><dd>${escaped(value)}</dd></div>`).join('')}</dl>`;
		case 'table':
			return tableMarkup(block);
		case 'picture':
			return `<figure>${picture(block)}${captionMarkup(block)}</figure>`;
	}
}

const captionMarkup = ({ caption, credit }: BookPicture): string =>
	caption === '' && credit === ''
		? ''
		: `<figcaption>${escaped(caption)}${credit === '' ? '' : `<small>${escaped(credit)}</small>`}</figcaption>`;

const tableMarkup = ({ caption, columns, rows }: Extract<Block, { kind: 'table' }>): string =>
	`<table><caption>${escaped(caption)}</caption><thead><tr>${columns.map((name) => `<th scope="col">${escaped(name)}</th>`).join('')}</tr></thead>` +
	`<tbody>${rows.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('')}</tbody></table>`;

const runs = (parts: readonly Run[]): string => parts.map(runMarkup).join('');

function runMarkup({ text, strong, em, href }: Run): string {
	const slanted = em ? `<em>${escaped(text)}</em>` : escaped(text);
	const marked = strong ? `<strong>${slanted}</strong>` : slanted;
	return href === undefined ? marked : `<a href="${escaped(href)}">${marked}</a>`;
}
