import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { inLocale } from '#platform';
import { carryOverAnswers, readOffer } from '#applications/server';
import { readOwnDecision, readOwnLot } from '#selection/server';
import { frameOf, openDraft, panelFor, refusedWith } from './draft.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { context } = event.locals;
	const draft = await openDraft(event);
	const offer = draft.application.state === 'draft' ? await readOffer(context, draft.application.id) : null;
	return {
		frame: frameOf(draft, context),
		tasks: draft.tasks,
		panel: await panelFor(draft, context),
		remarks: draft.back && draft.back.remarks.map(({ field, text }) => ({ text, section: sectionOf(draft, field) })),
		weak_points: draft.call.edition.terms.weak_points.map((point) => inLocale(point, context.locale)),
		offer: offer && { reference: offer.reference, call: inLocale(offer.call, context.locale) },
		carried: event.url.searchParams.get('carried'),
		lot: await readOwnLot(context, draft.application.id),
		decided: (await readOwnDecision(context, draft.application.id)) !== undefined
	};
};

const sectionOf = (
	{ rules }: { rules: { form: { sections: { key: string; fields: { key: string }[] }[] } } },
	field: string
): string | null => rules.form.sections.find(({ key, fields }) => key === field || fields.some((one) => one.key === field))?.key ?? null;

export const actions: Actions = {
	carry: async ({ locals, params }) => {
		const outcome = await carryOverAnswers(locals.context, { application_id: params.application });
		if (!outcome.ok) return refusedWith(outcome.refusal);
		redirect(303, `${localizeHref(`/school/${params.school}/applications/${params.application}`)}?carried=${outcome.value.count}`);
	}
};
