import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { clashSentence } from '#lib/planning/ui/run-words.ts';
import { disruptionWords } from '#lib/scheduling/ui/offer-words.ts';
import { refusalSentence } from '#lib/scheduling/ui/sentences.ts';
import { isEnded } from '#planning';
import type { Outcome } from '#platform';
import { askRepairAgain, chooseRepair, readDisruption, settleDisruption } from '#scheduling/server';
import { allowed } from '../../../../../../../allowed.ts';
import { textIn } from '../../../../../../../form-days.server.ts';
import { editionShown } from '../../desk.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const edition = await editionShown(event);
	const { disruption, run, ...rest } = allowed(
		await readDisruption(event.locals.context, event.params.disruption),
		event.locals,
		event.url
	);
	if (disruption.edition_id !== edition.id) error(404, 'not_found');
	return {
		edition,
		disruption: { ...disruption, words: disruptionWords[disruption.kind]() },
		run: run && {
			id: run.id,
			ended: isEnded(run.state),
			clashes: run.clashes.map((clash) => clashSentence(clash, (id) => run.names[id] ?? id, event.locals.context.locale))
		},
		repairs: rest.repairs,
		chosen: rest.chosen,
		stale: rest.stale,
		draft_stands: rest.draft_stands
	};
};

export const actions: Actions = {
	choose: async (event) => {
		await editionShown(event);
		const form = await event.request.formData();
		const into = textIn(form, 'into') === 'draft' ? ('draft' as const) : ('publish' as const);
		const input = {
			disruption_id: event.params.disruption,
			run_id: textIn(form, 'run'),
			alternative: Number(textIn(form, 'alternative')),
			into
		};
		return answered(event, await chooseRepair(event.locals.context, input));
	},
	again: async (event) => {
		await editionShown(event);
		return answered(event, await askRepairAgain(event.locals.context, { disruption_id: event.params.disruption }));
	},
	settle: async (event) => {
		await editionShown(event);
		return answered(event, await settleDisruption(event.locals.context, { disruption_id: event.params.disruption }));
	}
};

function answered({ url }: { url: URL }, outcome: Outcome<unknown, string>) {
	if (outcome.ok) redirect(303, localizeHref(url.pathname));
	if (outcome.refusal === 'not_found') error(404, outcome.refusal);
	return fail(409, { problem: refusalSentence(outcome.refusal) });
}
