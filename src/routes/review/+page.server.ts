import { inLocale } from '#platform';
import { readReviewDesk } from '#selection/server';
import { allowed } from '../allowed.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { locale, now } = locals.context;
	const rounds = allowed(await readReviewDesk(locals.context), locals, url);
	return {
		rounds: rounds.map(({ call, call_slug, rights, rows, starts_at }) => ({
			call: inLocale(call, locale),
			slug: call_slug,
			rights,
			starts_at,
			rows: rows.map((row) => ({ ...row, late: row.need !== 'sent' && row.due_at < now })),
			open: rows.filter(({ need }) => need !== 'sent').length,
			unseen: rows.filter(({ need }) => need === 'declare' || need === 'unseen').length
		}))
	};
};
