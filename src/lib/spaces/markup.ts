import MarkdownIt, { type Token } from 'markdown-it';

/** So many characters has the longest post. */
export const longestPost = 20_000;

/** What may stand in shown text, with the attributes that it may have. Nothing else is ever written. */
export const allowed: Readonly<Record<string, readonly string[]>> = {
	p: [],
	br: [],
	strong: [],
	em: [],
	ul: [],
	ol: ['start'],
	li: [],
	blockquote: [],
	code: [],
	pre: [],
	h3: [],
	a: ['href', 'rel']
};

/**
 * What people write, as it is shown: paragraphs and lines, lists, quotations, **bold**, *italic*, code, headings of one size and
 * links to pages and addresses of mail. What looks like HTML stays text; pictures from elsewhere become links.
 * `mentions` are names that stand out where they follow an @.
 */
export function shown(text: string, mentions: readonly string[] = []): string {
	return writer.render(plain(text), { mentions });
}

/** What was written, without what only browsers or machines see, lines ended one way. */
export const plain = (text: string): string =>
	text
		.replace(/\r\n?/g, '\n')
		.replace(/[\u0000-\u0008\u000b-\u001f\u007f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
		.trim();

/** The words alone, on one line, at most so many characters: for lists, letters and search. */
export function excerpt(text: string, most: number): string {
	const words = plain(text)
		// An address ends before the next link begins: what is never closed is looked at once, not again for each that is opened.
		.replace(/!?\[([^[\]]*)\]\([^)[]*\)/g, '$1')
		.replace(/^\s{0,3}(?:[#>]+|[-*+]|\d+[.)])\s+/gm, '')
		.replace(/[*_`]{1,3}/g, '')
		.replace(/\s+/g, ' ')
		.trim();
	if (words.length <= most) return words;
	const cut = words.slice(0, most - 1);
	return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most - 30)).trimEnd()}…`;
}

type Writer = InstanceType<typeof MarkdownIt>;

const writer = build();

function build(): Writer {
	const made = new MarkdownIt('commonmark', { html: false, linkify: true, breaks: true }).enable('linkify');
	made.disable(['image', 'html_block', 'html_inline', 'reference', 'hr', 'lheading']);
	made.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
	made.validateLink = (address) => /^(?:https?:\/\/|mailto:)[^\s"'<>`]+$/i.test(address);
	made.inline.ruler.before('emphasis', 'mention', (state, silent) => {
		const name = nameAt(state.src, state.pos, state.posMax, (state.env as { mentions?: readonly string[] }).mentions ?? []);
		if (name === undefined) return false;
		if (!silent) {
			state.push('strong_open', 'strong', 1);
			state.push('text', '', 0).content = `@${name}`;
			state.push('strong_close', 'strong', -1);
		}
		state.pos += name.length + 1;
		return true;
	});
	made.renderer.rules['heading_open'] = () => '<h3>';
	made.renderer.rules['heading_close'] = () => '</h3>\n';
	made.renderer.rules['fence'] = (tokens, at) => codeOf(made, tokens[at]);
	made.renderer.rules['link_open'] = (tokens, at, options, _env, self) => {
		const token = tokens[at] as Token;
		token.attrs = [
			['href', token.attrGet('href') ?? ''],
			['rel', 'nofollow noopener noreferrer']
		];
		return self.renderToken(tokens, at, options);
	};
	return made;
}

/** The language of a block of code would be a class: it is left out. */
const codeOf = (made: Writer, token: Token | undefined): string =>
	`<pre><code>${made.utils.escapeHtml(token?.content ?? '')}</code></pre>\n`;

function nameAt(text: string, at: number, end: number, mentions: readonly string[]): string | undefined {
	if (text[at] !== '@') return undefined;
	return mentions.find(
		(name) => at + 1 + name.length <= end && text.slice(at + 1, at + 1 + name.length).toLowerCase() === name.toLowerCase()
	);
}
