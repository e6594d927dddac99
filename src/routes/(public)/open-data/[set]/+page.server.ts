import { inLocale } from '#platform';
import { isOpenSet } from '#reporting';
import { keptRows } from '#reporting/server';
import { setOf } from '../answer.server.ts';
import type { PageServerLoad } from './$types';

const shown = 10;

export const load: PageServerLoad = async (event) => {
	const { context } = event.locals;
	const { name, title, about, columns } = setOf(event);
	const rows = isOpenSet(name) ? await keptRows(context, name) : [];
	return {
		name,
		title: inLocale(title, context.locale),
		about: inLocale(about, context.locale),
		columns: columns.map((one) => ({ name: one.name, type: one.type, about: inLocale(one.about, context.locale) })),
		total: rows.length,
		first: rows.slice(0, shown).map((row, at) => ({ at, cells: row.map((cell) => (cell === null ? '' : String(cell))) }))
	};
};
