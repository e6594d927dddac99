import { exportState } from '#lib/reporting/ui/export-words.ts';
import { dayInWords, dayOf, inLocale } from '#platform';
import { readExports } from '#reporting/server';
import { allowed } from '../../../../../allowed.ts';
import { editionOf } from '../agreements/edition.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { id } = await editionOf(event);
	const { context } = event.locals;
	const { edition, exports, from } = allowed(await readExports(context, { edition_id: id }), event.locals, event.url);
	return {
		from: from && dayInWords(from, context.locale),
		edition: { slug: edition.slug, name: inLocale(edition.name, context.locale) },
		exports: exports.map(({ id: one, institution, researcher, asker, asked_at, state, expires_on }) => ({
			...{ id: one, institution, researcher, asker, state: exportState(state, expires_on) },
			asked: dayInWords(dayOf(asked_at), context.locale)
		}))
	};
};
