import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type pg from 'pg';
import { walk, type Form, type Visitor } from '../visits.ts';

/** A place at which inputs come in: an address, whoever knocks there, the parameters that it reads, and the form that is sent there. */
export type Door = { path: string; visitor: Visitor; parameters: readonly string[]; form: Form | null };

/**
 * Every route with the things of the story in place of its variable parts, and every form on the first pages that each visitor reaches by links:
 * so many pages each.
 */
export async function doorsOf(url: string, visitors: readonly Visitor[], owner: pg.Client, pagesEach: number): Promise<Door[]> {
	const things = await thingsOf(owner);
	const parameters = [...new Set(sources().flatMap(namesOfParameters))].sort();
	const doors: Door[] = [];
	for (const [at, route] of routes().entries()) {
		const visitor = visitors[at % visitors.length] as Visitor;
		for (const path of [filled(route, things, at), filled(route, things, at + 1)])
			for (const who of new Set([visitor, visitors[0] as Visitor])) doors.push({ path, visitor: who, parameters, form: null });
	}
	for (const visitor of visitors)
		for (const { path, forms } of await walk(url, visitor, pagesEach))
			doors.push(...[null, ...forms].map((form) => ({ path, visitor, parameters, form })));
	return doors;
}

const folder = 'src/routes';
const sources = (): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
const namesOfParameters = (file: string): string[] =>
	[...readFileSync(join(folder, file), 'utf8').matchAll(/searchParams\.(?:get|getAll|has)\('([\w.-]+)'\)/g)].map(
		([, name]) => name as string
	);

/** The addresses of pages and files, with their variable parts in brackets. */
const routes = (): string[] =>
	sources()
		.filter((name) => /\+(page\.server|page|server)\.ts$/.test(name))
		.map(
			(name) =>
				`/${relative('.', join(name, '..'))
					.split('/')
					.filter((part) => !/^\(.*\)$/.test(part))
					.join('/')}`
		)
		.filter((route, at, all) => all.indexOf(route) === at)
		.sort();

/** Ids and names of things that there are, of every kind. */
async function thingsOf(owner: pg.Client): Promise<string[]> {
	const { rows: tables } = await owner.query<{ name: string }>(
		`select format('%I.%I', table_schema, table_name) as name from information_schema.columns
		where column_name = 'id' and data_type = 'uuid' and table_schema not in ('pgboss', 'pg_catalog', 'information_schema') order by 1`
	);
	const found: string[] = [];
	for (const { name } of tables) {
		const { rows } = await owner.query<{ id: string }>(`select id from ${name} order by id limit 3`);
		found.push(...rows.map(({ id }) => id));
	}
	for (const name of ['programmes.programme', 'programmes.edition', 'programmes.call', 'practices.publication']) {
		const { rows } = await owner.query<{ slug: string }>(`select slug from ${name} limit 3`);
		found.push(...rows.map(({ slug }) => slug));
	}
	return found;
}

const filled = (route: string, things: readonly string[], at: number): string => {
	let place = at * 7;
	return route.replaceAll(/\[+[^\]]*\]+/g, () => things[place++ % things.length] ?? 'x');
};
