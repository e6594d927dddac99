import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { hasScripts, wordIn } from '../../scriptless.ts';
import { files, read } from '../support/sources.ts';

/** What a component can only do in the browser. */
const works = /\$state|\$effect|use:\w|\{@attach|\bonMount\(|\son(?:click|input|change|submit|keydown|focus\w*|pointer\w+)=\{/;
const pages = files('src/routes', '.svelte').filter((path) => path.endsWith('/+page.svelte'));

test('a page whose parts work in the browser asks for scripts', () => {
	const forgotten = pages
		.filter((page) => !hasScripts(page))
		.flatMap((page) => [...reachedFrom(page)].filter(worksInBrowser).map((part) => `${page} → ${part}`));
	expect(forgotten).toEqual([]);
});

test('a page asks for scripts only where a part of it works in the browser', () => {
	const heavy = pages.filter((page) => wordIn(join(dirname(page), '+page.ts')) === true && ![...reachedFrom(page)].some(worksInBrowser));
	expect(heavy).toEqual([]);
});

/** The parts of the house style work without; what they add in the browser is an extra. */
const worksInBrowser = (path: string): boolean => !path.startsWith('src/lib/ui/') && works.test(read(path));

function reachedFrom(page: string, seen = new Set<string>()): Set<string> {
	if (seen.has(page) || !existsSync(page)) return seen;
	seen.add(page);
	for (const [, wanted] of read(page).matchAll(/from '((?:#lib\/|\.{1,2}\/)[^']+\.svelte)'/g)) {
		const path = wanted?.startsWith('#lib/') ? wanted.replace('#lib/', 'src/lib/') : join(dirname(page), wanted ?? '');
		reachedFrom(path, seen);
	}
	return seen;
}
