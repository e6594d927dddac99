import { error, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { halfName, halfYearSections, measuredIn } from '#lib/projects/ui/half-year-sections.ts';
import { halfKey } from '#projects';
import { readHalfYear, saveHalfYear } from '#projects/server';
import { allowed } from '../../../allowed.ts';
import { revisionIn, textIn } from '../../../form-days.server.ts';
import { headOf, refusedHere, wordsIn } from '../project.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const found = await readHalfYear(locals.context, { project_id: params.project, half: url.searchParams.get('half') });
	if (!found.ok && found.refusal === 'not_yours') error(403, found.refusal);
	const report = allowed(found, locals, url);
	const { half, words } = report;
	return {
		head: headOf(report, locals.context.locale),
		half: { key: halfKey(half), name: halfName(half), from: half.from, to: half.to },
		halves: report.halves.map((one) => ({ key: halfKey(one), name: halfName(one) })),
		words,
		sections: halfYearSections(report)
			.filter(({ key }) => key !== 'words')
			.map(({ measures, ...section }) => ({
				...section,
				measures: measures?.map(({ id, name, unit, better, baseline, values }) => {
					const { said, rows } = measuredIn({ id, name, unit, better, baseline, values }, half);
					return { id, name, unit, better, baseline, values, said, rows };
				})
			})),
		done: url.searchParams.get('done')
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const values = { proud: wordsIn(form, 'proud'), need: wordsIn(form, 'need') };
		const half = textIn(form, 'half');
		const seen = revisionIn(form, 'seen');
		const outcome = await saveHalfYear(locals.context, { project_id: params.project, half, ...values, seen });
		if (outcome.ok) redirect(303, `${localizeHref(`/project/${params.project}/report`)}?half=${half}&done=saved`);
		return refusedHere(outcome, values);
	}
};
