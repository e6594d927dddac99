import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Plugin } from 'vite';

const word = /^export const csr = (true|false);/m;

/** Whether the browser gets scripts with a page: the nearest word on it, the page's own or that of a layout above. */
export function hasScripts(page: string): boolean {
	const own = ['+page.ts', '+page.server.ts'].map((file) => join(dirname(page), file));
	const above = foldersAbove(page).flatMap((folder) => ['+layout.ts', '+layout.server.ts'].map((file) => join(folder, file)));
	return [...own, ...above].map(wordIn).find((said) => said !== undefined) ?? true;
}

/** What a file itself says of scripts. */
export function wordIn(path: string): boolean | undefined {
	const said = existsSync(path) ? word.exec(readFileSync(path, 'utf8')) : null;
	return said ? said[1] === 'true' : undefined;
}

/**
 * SvelteKit builds browser code for every page, also for those that never ask for it, and all sentences of all pages
 * share one file. This leaves only the styles of a page without scripts, so that a page with scripts fetches its own
 * sentences and no others (docs/decisions/0120-scripts-where-they-work.md).
 */
export function scriptless(): Plugin {
	return {
		name: 'kartu-scriptless',
		apply: 'build',
		enforce: 'pre',
		applyToEnvironment: ({ name }) => name === 'client',
		async resolveId(source, importer) {
			if (!source.endsWith('/+page.svelte') || importer?.startsWith(prefix)) return;
			const found = await this.resolve(source, importer, { skipSelf: true });
			if (!found || hasScripts(relative(process.cwd(), found.id))) return;
			return `${prefix}${found.id}.js`;
		},
		load(id) {
			if (!id.startsWith(prefix)) return;
			return {
				code: `import ${JSON.stringify(id.slice(prefix.length, -'.js'.length))};\nexport default function () {}`,
				moduleSideEffects: true
			};
		},
		/** Styles go with the component that they belong to, and that is left out here: they stay by themselves. */
		transform: (code, id) => (id.includes('?svelte&type=style') ? { code, map: null, moduleSideEffects: true, meta: { vite: {} } } : null)
	};
}

const prefix = '\0scriptless:';

function foldersAbove(page: string): string[] {
	const folders: string[] = [];
	for (let folder = dirname(page); folder !== 'src' && folder !== '.'; folder = dirname(folder)) folders.push(folder);
	return folders;
}
