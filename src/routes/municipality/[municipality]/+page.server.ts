import { municipalityDesk } from '#applications/server';
import { inLocale } from '#platform';
import { allowed } from '../../allowed.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const { locale } = locals.context;
	const { municipality, waiting, answered, others } = allowed(await municipalityDesk(locals.context, params.municipality), locals, url);
	const inWords = (rows: typeof waiting) => rows.map((row) => ({ ...row, call: inLocale(row.call, locale) }));
	return { municipality, waiting: inWords(waiting), answered: inWords(answered), others: inWords(others) };
};
