import { pageSize } from '#applications';
import { previewRules } from '#applications/server';
import { differencesInWords } from '#lib/applications/ui/centre/preview-view.ts';
import { inLocale } from '#platform';
import { allowed } from '../../../../../../allowed.ts';
import { pageNumber } from '../../../../../../page-number.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const { locale } = locals.context;
	const found = await previewRules(locals.context, params.call);
	const base = { slug: params.call, programme: params.programme };
	if (!found.ok && found.refusal === 'no_draft') return { base, preview: null };
	const page = pageNumber(url);
	const { call, version, total, before, after, changes, terms, names } = allowed(found, locals, url);
	return {
		base,
		preview: {
			call: inLocale(call.name, locale),
			version: version ?? 0,
			total,
			before,
			after,
			changed: changes.length,
			page,
			pageSize,
			changes: changes.slice((page - 1) * pageSize, page * pageSize).map((change) => ({
				id: change.id,
				reference: change.reference,
				school_name: change.school_name,
				before: { outcome: change.before.outcome, priority: change.before.priority },
				after: { outcome: change.after.outcome, priority: change.after.priority },
				why: differencesInWords(change, { terms, names, locale })
			}))
		}
	};
};
