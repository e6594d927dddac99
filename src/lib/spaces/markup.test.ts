import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { soonest } from '../../../tests/support/soonest.ts';
import { allowed, excerpt, longestPost, plain, shown } from './markup.ts';

describe('what is written is shown', () => {
	test.each([
		['Pirma eilutė\nantra', '<p>Pirma eilutė<br />\nantra</p>'],
		['**Svarbu** ir *tyliai*', '<p><strong>Svarbu</strong> ir <em>tyliai</em></p>'],
		['- viena\n- dvi', '<ul>\n<li>viena</li>\n<li>dvi</li>\n</ul>'],
		['3. trečia', '<ol start="3">\n<li>trečia</li>\n</ol>'],
		['> ką sakė kiti', '<blockquote>\n<p>ką sakė kiti</p>\n</blockquote>'],
		['# Antraštė', '<h3>Antraštė</h3>'],
		['###### Maža', '<h3>Maža</h3>'],
		['`kodas`', '<p><code>kodas</code></p>'],
		['```js\na < b\n```', '<pre><code>a &lt; b\n</code></pre>'],
		['žr. https://www.smm.lt/', '<p>žr. <a href="https://www.smm.lt/" rel="nofollow noopener noreferrer">https://www.smm.lt/</a></p>'],
		['[čia](https://a.lt)', '<p><a href="https://a.lt" rel="nofollow noopener noreferrer">čia</a></p>'],
		['[rašykite](mailto:a@b.lt)', '<p><a href="mailto:a@b.lt" rel="nofollow noopener noreferrer">rašykite</a></p>']
	])('%j', (text, html) => {
		expect(shown(text).trim()).toBe(html);
	});

	test('a name that is mentioned stands out; one that is not stays text', () => {
		expect(shown('Klauskime @ona onaitė.', ['Ona Onaitė'])).toBe('<p>Klauskime <strong>@Ona Onaitė</strong>.</p>\n');
		expect(shown('Klauskime @Ona Onaitė.')).toBe('<p>Klauskime @Ona Onaitė.</p>\n');
	});
});

describe('nothing that acts is shown', () => {
	test.each([
		['<script>alert(1)</script>'],
		['<img src=x onerror=alert(1)>'],
		['[x](javascript:alert(1))'],
		['[x](JaVaScRiPt:alert(1))'],
		['[x](data:text/html;base64,PHNjcmlwdD4=)'],
		['[x](vbscript:a)'],
		['![x](https://elsewhere.example/p.png)'],
		['[x]: javascript:alert(1)\n\n[x]'],
		['<https://a.lt/" onmouseover="alert(1)>'],
		['[a](https://a.lt "x\\" onmouseover=alert(1)")'],
		['```"><script>\nx\n```'],
		['&lt;script&gt; &#x6A;avascript:'],
		['<svg/onload=alert(1)>']
	])('%j', (text) => {
		expect(faultsIn(shown(text, ['<b>']))).toEqual([]);
		expect(shown(text)).not.toMatch(/<(script|img|svg)/i);
	});

	test('whatever is written', () => {
		const pieces = fc.constantFrom(
			...['<', '>', '"', "'", '`', '&', '(', ')', '[', ']', '!', '\\', '\n', ' ', '#', '- ', '> ', '```', '**', '_', '@', ':', '/', '='],
			...[
				'javascript:',
				'https://a.lt/',
				'data:text/html,',
				'mailto:',
				'<script>',
				'</p>',
				'onerror=',
				'<a href=',
				'x',
				'š',
				'\u0000',
				'&#x6A;',
				'&quot;'
			]
		);
		fc.assert(
			fc.property(
				fc.oneof(
					fc.array(pieces, { maxLength: 40 }).map((all) => all.join('')),
					fc.string({ unit: 'binary' })
				),
				(text) => {
					expect(faultsIn(shown(text, ['x', 'š <script>']))).toEqual([]);
				}
			),
			{ numRuns: 3000 }
		);
	});
});

/** Written to be slow: what is opened again and again and never closed, what is nested, what is nearly a link. */
const hostile = [
	'[',
	'[[',
	'[a](',
	'[a](b',
	'![](',
	'[*a](',
	'[`',
	'[a][b]',
	'[a]: <',
	'**a ',
	'*a',
	'*_',
	'_a_*',
	'x*y_',
	'`',
	'`a``b',
	'> ',
	'>',
	'>- ',
	'- ',
	'- a\n',
	'1. a\n',
	'# ',
	'<a ',
	'<!--',
	'<http://',
	'@',
	'@Ona',
	'((((',
	'http://',
	'https://a/(',
	'mailto:a@',
	'&',
	'&#',
	'\\[',
	'~~~\n',
	'=\n',
	'    a\n',
	'a\n\n'
];

test.each(hostile)('the longest post is shown soon, and its words found at once, also when it is written to be slow: %j', (piece) => {
	const text = piece.repeat(Math.floor(longestPost / piece.length));
	expect(soonest(() => shown(text, ['Ona Onaitė']))).toBeLessThan(200);
	expect(soonest(() => excerpt(text, 200))).toBeLessThan(50);
});

test('so is one that nests as deep as it can', () => {
	const [half, deep] = [longestPost / 2, Array.from({ length: 140 }, (_, depth) => `${'  '.repeat(depth)}- a\n`).join('')];
	const ticks = Array.from({ length: 190 }, (_, length) => `a${'`'.repeat(length + 1)}`).join('');
	for (const text of [
		'['.repeat(half) + ']'.repeat(half),
		'[a]('.repeat(half / 3) + ')'.repeat(half / 3),
		deep,
		ticks,
		'>'.repeat(longestPost)
	]) {
		expect([text.slice(0, 9), soonest(() => shown(text)) < 200]).toEqual([text.slice(0, 9), true]);
		expect([text.slice(0, 9), soonest(() => excerpt(text, 200)) < 50]).toEqual([text.slice(0, 9), true]);
	}
});

test.each([
	['# Tema\n\n- **viena**, [dvi](https://a.lt)\n> trys', 100, 'Tema viena, dvi trys'],
	['žodis '.repeat(20), 20, 'žodis žodis žodis…']
])('an excerpt has the words alone: %j', (text, most, words) => {
	expect(excerpt(text, most)).toBe(words);
});

test('what is not seen is not kept', () => {
	expect(plain(' a\r\nb\u202e\u0000c\u200b ')).toBe('a\nbc');
});

/** Reads HTML as strictly as it is written: every `<` begins a tag of the list, every attribute is of the list, every address harmless. */
function faultsIn(html: string): string[] {
	return [...html.matchAll(/<[^>]*>?/g)].flatMap(([tag]) => {
		const read = /^<(\/?)([a-z0-9]+)((?: [a-z]+="[^"<>]*")*)( \/)?>$/.exec(tag);
		const attributes = allowed[read?.[2] ?? ''];
		if (!read || !attributes) return [tag];
		return [...(read[3] ?? '').matchAll(/ ([a-z]+)="([^"]*)"/g)].flatMap(([, name, value]) =>
			attributes.includes(name ?? '') && (name !== 'href' || /^(https?:\/\/|mailto:)/i.test(value ?? '')) ? [] : [tag]
		);
	});
}
