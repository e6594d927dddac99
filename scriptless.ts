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

const serializer = 'const data_serializer = server_data_serializer(event, state);';
/** Whether any page or layout of the branch may be answered with scripts: a page, or the error page of a layout above it. */
const sent = 'nodes.data.some((_, i) => new PageNodes(nodes.data.slice(0, i + 1)).csr())';
const nothing = "{ set_max_nodes() {}, add_node() {}, get_data: () => ({ data: '[]', chunks: null }) }";

/**
 * SvelteKit writes the data of every page as JavaScript, and throws it away where the page has no scripts: a tenth of the time of a list.
 * This leaves it out there. A build with another SvelteKit, in which the place is not found, fails (docs/decisions/0256-nothing-for-scripts-that-do-not-come.md).
 */
export function unsentData(): Plugin {
	let found = false;
	return {
		name: 'kartu-unsent-data',
		apply: 'build',
		applyToEnvironment: ({ name }) => name === 'ssr',
		transform(code, id) {
			if (!id.endsWith('/@sveltejs/kit/src/runtime/server/page/index.js')) return null;
			found = code.split(serializer).length === 2;
			return {
				code: code.replace(serializer, `const data_serializer = ${sent} ? server_data_serializer(event, state) : ${nothing};`),
				map: null
			};
		},
		buildEnd(error) {
			if (!error && !found) this.error('SvelteKit writes the data of a page at another place than before: see scriptless.ts');
		}
	};
}

const prefix = '\0scriptless:';

function foldersAbove(page: string): string[] {
	const folders: string[] = [];
	for (let folder = dirname(page); folder !== 'src' && folder !== '.'; folder = dirname(folder)) folders.push(folder);
	return folders;
}
