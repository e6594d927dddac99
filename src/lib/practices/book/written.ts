import MarkdownIt, { type Token } from 'markdown-it';
import type { Block, Figure, Run } from './book.ts';

/** Paragraphs, lists, quotations, headings, links, **strong** and *emphasis*: no HTML, no pictures from elsewhere. */
const reader = new MarkdownIt('commonmark', { html: false }).disable(['image', 'html_inline', 'html_block', 'code', 'fence', 'backticks']);

/**
 * What an editor writes in Markdown as blocks of a chapter. Headings of any size become those of two sizes below the chapter's own; what
 * looks like HTML stays text; links lead to pages and addresses of mail only.
 */
export function blocksOf(markdown: string): Block[] {
	const tokens = reader.parse(markdown, {});
	const blocks: Block[] = [];
	for (let at = 0; at < tokens.length; at = afterBlock(tokens, at)) {
		const block = blockOf(tokens.slice(at, afterBlock(tokens, at)));
		if (block) blocks.push(block);
	}
	return blocks;
}

/** Where the block that begins here is over: behind the token that closes what this one opens. */
function afterBlock(tokens: readonly Token[], at: number): number {
	let depth = 0;
	for (let next = at; next < tokens.length; next++) {
		depth += tokens[next]?.nesting ?? 0;
		if (depth === 0) return next + 1;
	}
	return tokens.length;
}

function blockOf(tokens: readonly Token[]): Block | null {
	const [first] = tokens;
	const inside = tokens.filter(({ type }) => type === 'inline');
	const type = first?.type ?? '';
	if (type === 'paragraph_open') return { kind: 'paragraph', runs: runsOf(inside) };
	if (type === 'heading_open') return { kind: 'heading', level: /^h[12]$/.test(first?.tag ?? '') ? 2 : 3, text: wordsOf(runsOf(inside)) };
	if (type === 'blockquote_open') return { kind: 'quote', paragraphs: inside.map((paragraph) => runsOf([paragraph])) };
	if (type !== 'bullet_list_open' && type !== 'ordered_list_open') return null;
	return { kind: 'list', ordered: type === 'ordered_list_open', items: inside.map((item) => runsOf([item])) };
}

const wordsOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');

function runsOf(inline: readonly Token[]): Run[] {
	const runs: Run[] = [];
	const marks = { strong: 0, em: 0, href: null as string | null };
	for (const token of inline.flatMap(({ children }) => children ?? [])) {
		if (token.type.startsWith('strong_')) marks.strong += token.nesting;
		else if (token.type.startsWith('em_')) marks.em += token.nesting;
		else if (token.type === 'link_open') marks.href = linkTo(String(token.attrGet('href') ?? ''));
		else if (token.type === 'link_close') marks.href = null;
		else runs.push(runOf(token.type === 'softbreak' || token.type === 'hardbreak' ? ' ' : token.content, marks));
	}
	return joined(runs.filter(({ text }) => text !== ''));
}

const runOf = (text: string, { strong, em, href }: { strong: number; em: number; href: string | null }): Run => ({
	text,
	...(strong > 0 && { strong: true as const }),
	...(em > 0 && { em: true as const }),
	...(href !== null && { href })
});

/** Neighbours that look alike are one piece. */
function joined(runs: readonly Run[]): Run[] {
	const whole: Run[] = [];
	for (const run of runs) {
		const last = whole.at(-1);
		if (last && last.strong === run.strong && last.em === run.em && last.href === run.href) last.text += run.text;
		else whole.push({ ...run });
	}
	return whole;
}

const linkTo = (href: string): string | null => (/^(https?:\/\/|mailto:)/i.test(href) ? href : null);

/**
 * A text with the numbers of an edition in their places: `{{practices_published}}` is the value of that figure. Places for which there is
 * no figure are named, so that no book is set with a hole in it.
 */
export function withFigures(markdown: string, figures: readonly Figure[]): { text: string; unknown: string[] } {
	const unknown: string[] = [];
	const text = markdown.replace(/\{\{\s*([a-z_]+)\s*\}\}/g, (place, key: string) => {
		const figure = figures.find((one) => one.key === key);
		if (!figure) unknown.push(key);
		return figure?.value ?? place;
	});
	return { text, unknown };
}
