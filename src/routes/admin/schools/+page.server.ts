import { openClaims } from '#schools/server';
import { choicesOf, foundBy, searchOf } from '../../(public)/schools/search.server.ts';
import { pageNumber } from '../../page-number.ts';
import { forKeepers } from './officer.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	await forKeepers(locals, url);
	const page = pageNumber(url);
	const search = searchOf(url);
	const choices = await choicesOf(locals.context);
	const { rows, total } = await foundBy(locals.context, { ...search, limit: 50, offset: (page - 1) * 50 });
	const claims = await openClaims(locals.context);
	const typeNames = new Map(choices.types.map(({ value, label }) => [value, label]));
	return {
		search,
		query: url.search,
		choices,
		page,
		total,
		rows: rows.map((row) => ({ ...row, type: typeNames.get(row.type_code) ?? '' })),
		claims: claims.ok ? claims.value.length : 0
	};
};
