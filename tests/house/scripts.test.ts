import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { files, read } from '../support/sources.ts';

/** What a component can only do in the browser. */
const works = /\$state|\$effect|use:\w|\{@attach|\bonMount\(|\son(?:click|input|change|submit|keydown|focus\w*|pointer\w+)=\{/;
const pages = files('src/routes', '.svelte').filter((path) => path.endsWith('/+page.svelte'));

test('a page whose parts work in the browser asks for scripts', () => {
	const forgotten = pages.filter((page) => !hasScripts(page)).flatMap((page) => [...reachedFrom(page)].filter(worksInBrowser).map((part) => `${page} → ${part}`));
	expect(forgotten).toEqual([]);
});

test('a page asks for scripts only where a part of it works in the browser', () => {
	const heavy = pages.filter((page) => asksItself(page) && ![...reachedFrom(page)].some(worksInBrowser));
	expect(heavy).toEqual([]);
});

/** The parts of the house style work without; what they add in the browser is an extra. */
const worksInBrowser = (path: string): boolean => !path.startsWith('src/lib/ui/') && works.test(read(path));

/** The nearest word on scripts: the page's own, or that of a layout above it. */
function hasScripts(page: string): boolean {
	const own = ['+page.ts', '+page.server.ts'].map((file) => join(dirname(page), file));
	const above = foldersAbove(page).flatMap((folder) => ['+layout.ts', '+layout.server.ts'].map((file) => join(folder, file)));
	const word = [...own, ...above].map(csrOf).find((value) => value !== undefined);
	return word ?? true;
}

const asksItself = (page: string): boolean => csrOf(join(dirname(page), '+page.ts')) === true;

function csrOf(path: string): boolean | undefined {
	const said = existsSync(path) ? /export const csr = (true|false)/.exec(read(path)) : null;
	return said ? said[1] === 'true' : undefined;
}

function foldersAbove(page: string): string[] {
	const folders = [];
	for (let folder = dirname(page); folder.startsWith('src/routes'); folder = dirname(folder)) folders.push(folder);
	return folders;
}

function reachedFrom(page: string, seen = new Set<string>()): Set<string> {
	if (seen.has(page) || !existsSync(page)) return seen;
	seen.add(page);
	for (const [, wanted] of read(page).matchAll(/from '((?:#lib\/|\.{1,2}\/)[^']+\.svelte)'/g)) {
		const path = wanted?.startsWith('#lib/') ? wanted.replace('#lib/', 'src/lib/') : join(dirname(page), wanted ?? '');
		reachedFrom(path, seen);
	}
	return seen;
}
