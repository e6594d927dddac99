import { inLocale } from '#platform';
import { readOwnStatements } from '#reporting/server';
import { totalsOf } from '#reporting';
import { allowed } from '../../allowed.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { unstated, statements } = allowed(await readOwnStatements(locals.context), locals, url);
	const { locale } = locals.context;
	return {
		unstated: unstated.map(({ edition, ...rest }) => ({
			...rest,
			id: edition.id,
			name: `${inLocale(edition.programme.name, locale)}. ${inLocale(edition.name, locale)}`
		})),
		statements: statements.map(({ id, reference, content, state, from_on, to_on, withdrawn_why }) => ({
			...{ id, reference, state, from_on, to_on, withdrawn_why },
			edition: `${content.programme}. ${content.edition}`,
			...totalsOf(content.lines)
		})),
		submitted: url.searchParams.get('submitted')
	};
};
