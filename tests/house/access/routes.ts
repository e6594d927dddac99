import { dirname } from 'node:path';
import { files, read } from '../../support/sources.ts';

/** An address of the site as the folders say it, what answers there, and its actions. */
export type Route = { path: string; methods: string[]; actions: string[]; page: boolean };

/** Every address of the site, without groups: `/school/[school]/people`. */
export function allRoutes(): Route[] {
	const found = new Map<string, Route>();
	for (const file of files('src/routes', '+page.svelte', '+page@.svelte', '+page.ts', '+page.server.ts', '+server.ts')) {
		const folder = `/${dirname(file).replace(/^src\/routes\/?/, '')}`.replace(/\/\([^)]*\)/g, '') || '/';
		// A character that a folder cannot begin with is written by its number: `[x+2e]well-known`.
		const path = folder.replace(/\[x\+([0-9a-f]{2})\]/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
		const route = found.get(path) ?? { path, methods: [], actions: [], page: false };
		found.set(path, route);
		const source = read(file);
		route.page ||= file.endsWith('.svelte');
		if (file.endsWith('+server.ts'))
			route.methods.push(
				...[...source.matchAll(/export const (GET|POST|PUT|PATCH|DELETE)\b|export (?:async )?function (GET|POST|PUT|PATCH|DELETE)\b/g)].map(
					([, one, other]) => (one ?? other) as string
				)
			);
		else if (!route.methods.includes('GET')) route.methods.push('GET');
		route.actions.push(...actionsIn(source));
	}
	return [...found.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** The names of a page's actions: the keys one step inside `export const actions`. */
function actionsIn(source: string): string[] {
	const from = source.indexOf('export const actions');
	if (from < 0) return [];
	const body = source.slice(from, source.indexOf('\n};', from));
	return [...body.matchAll(/^\t(?:async )?(\w+)(?::|\(| *,|$)/gm)].map(([, name]) => name as string);
}

/** The address with its variable parts filled in. */
export const filled = (path: string, values: Record<string, string>): string =>
	path.replace(/\[(\w+)\]/g, (_, name: string) => values[name] ?? `no-${name}`);
