import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { exportState } from '#lib/reporting/ui/export-words.ts';
import { errorsOf, refusalSentence } from '#lib/reporting/ui/sentences.ts';
import { dayInWords, dayOf, inLocale, instantInWords } from '#platform';
import { exportTableNames, exportTables } from '#reporting';
import { grantExport, readExport, refuseExport } from '#reporting/server';
import { allowed } from '../../allowed.ts';
import { textIn } from '../../form-days.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { locale, actor } = locals.context;
	const { edition, asked, taken, may } = allowed(await readExport(locals.context, { export_id: params.export }), locals, url);
	const by = (name: string | null, at: Date | null) => (name && at ? `${name}, ${dayInWords(dayOf(at), locale)}` : null);
	return {
		may,
		own: asked.asked_by === actor.id && asked.state === 'asked',
		edition: { name: inLocale(edition.name, locale), slug: edition.slug, programme: edition.programme.slug },
		asked: {
			...{ id: asked.id, purpose: asked.purpose, researcher: asked.researcher, institution: asked.institution, asker: asked.asker },
			agreement: `${asked.agreement}, ${dayInWords(asked.agreement_on, locale)}`,
			asked: by(asked.asker, asked.asked_at) ?? '',
			granted: by(asked.granter, asked.granted_at),
			refused: by(asked.refuser, asked.refused_at),
			refused_why: asked.refused_why,
			state: exportState(asked.state, asked.expires_on),
			sha256: asked.sha256
		},
		counts: exportTableNames.flatMap((name) => {
			const one = asked.counts?.[name];
			return one ? [{ file: exportTables[name].file, about: exportTables[name].about[locale], ...one }] : [];
		}),
		taken: taken.map(({ name, taken_at }) => ({ name, at: instantInWords(taken_at, locale) }))
	};
};

export const actions: Actions = {
	grant: async ({ locals, params }) => {
		const outcome = await grantExport(locals.context, { export_id: params.export });
		if (outcome.ok) redirect(303, localizeHref(`/exports/${params.export}`));
		if (outcome.refusal === 'not_found') error(404, outcome.refusal);
		return fail(409, { problem: refusalSentence(outcome.refusal), errors: null, why: '' });
	},
	refuse: async ({ locals, params, request }) => {
		const why = textIn(await request.formData(), 'why');
		const outcome = await refuseExport(locals.context, { export_id: params.export, why });
		if (outcome.ok) redirect(303, localizeHref(`/exports/${params.export}`));
		if (outcome.refusal === 'not_found') error(404, outcome.refusal);
		if (outcome.refusal === 'why_missing') return fail(422, { problem: null, errors: errorsOf(outcome.faults), why });
		return fail(409, { problem: refusalSentence(outcome.refusal), errors: null, why });
	}
};
