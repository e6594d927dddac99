import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { datePartsOf, splitDay } from '#lib/ui/date-parts.ts';
import { clockTime, dayOf } from '#platform';
import { phaseKinds, type Phase, type PhaseKind } from '#selection';
import { readRound, setPhases } from '#selection/server';
import { allowed } from '../../../../../../allowed.ts';
import { refusedAs } from '../refused.server.ts';
import { selectionPath } from '../round.server.ts';
import { dayOf as typedDay, instantOf, written } from '../../../../../written.ts';
import type { Actions, PageServerLoad } from './$types';

const blank = { year: '', month: '', day: '' };
const hourOf = (instant: Date): string => clockTime(instant).replace(':', '.');

/** How a phase stands in the page. */
const shown = (kind: PhaseKind, phase: Phase | undefined) => ({
	kind,
	held: phase !== undefined,
	starts_on: phase ? splitDay(dayOf(phase.starts_at)) : blank,
	starts_time: phase ? hourOf(phase.starts_at) : '09.00',
	ends_on: phase ? splitDay(dayOf(phase.ends_at)) : blank,
	ends_time: phase ? hourOf(phase.ends_at) : '17.00',
	names_shown: phase?.names_shown ?? false,
	others_shown: phase?.others_shown ?? false,
	scores_change: phase?.scores_change ?? kind === 'review'
});

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { round, phases } = allowed(await readRound(locals.context, params.call), locals, url);
	if (!round) redirect(303, localizeHref(selectionPath(params)));
	return {
		phases: phaseKinds.map((kind) =>
			shown(
				kind,
				phases.find((phase) => phase.kind === kind)
			)
		),
		done: url.searchParams.has('done')
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const phases = phaseKinds.filter((kind) => form.has(`${kind}_held`)).map((kind) => phaseIn(form, kind));
		const outcome = await setPhases(locals.context, { call: params.call, phases });
		if (outcome.ok) redirect(303, `${localizeHref(selectionPath(params, '/phases'))}?done`);
		return refusedAs(outcome, locals.context.locale, { phases: phaseKinds.map((kind) => typed(form, kind)) });
	}
};

const phaseIn = (form: FormData, kind: PhaseKind): Phase => ({
	kind,
	starts_at: instantOf(typedDay(form, `${kind}_starts`).day, written(form, `${kind}_starts_time`)),
	ends_at: instantOf(typedDay(form, `${kind}_ends`).day, written(form, `${kind}_ends_time`)),
	names_shown: form.has(`${kind}_names_shown`),
	others_shown: form.has(`${kind}_others_shown`),
	scores_change: form.has(`${kind}_scores_change`)
});

const typed = (form: FormData, kind: PhaseKind): ReturnType<typeof shown> => ({
	kind,
	held: form.has(`${kind}_held`),
	starts_on: datePartsOf(form, `${kind}_starts`),
	starts_time: written(form, `${kind}_starts_time`),
	ends_on: datePartsOf(form, `${kind}_ends`),
	ends_time: written(form, `${kind}_ends_time`),
	names_shown: form.has(`${kind}_names_shown`),
	others_shown: form.has(`${kind}_others_shown`),
	scores_change: form.has(`${kind}_scores_change`)
});
