import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { errorsOf, refusalSentence } from '#lib/scheduling/ui/sentences.ts';
import { readRoom } from '#delivery/server';
import { inLocale, type Locale, type Outcome } from '#platform';
import { isInRoom } from '#spaces/server';
import { answerOffer, cancelTraining, offerAgain, readTrainingView, type TrainingView } from '#scheduling/server';
import { eventTitle } from '#lib/ui';
import { allowed } from '../../allowed.ts';
import { textIn } from '../../form-days.server.ts';
import { roomFacts, titleOf } from './room.server.ts';
import { doorsOf } from './rooms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const { context } = locals;
	const [view, room] = [await readTrainingView(context, params.training), await readRoom(context, params.training)];
	const own = room.ok ? room.value : null;
	// Whoever has no part in the training of the timetable may have one in what is held: a participant, the people of a network.
	const shown = view.ok || !own ? viewOf(allowed(view, locals, url), context.locale) : null;
	return {
		view: shown,
		room: own && !shown ? roomFacts(own, context.locale) : null,
		title: shown?.training.school ?? (own ? titleOf(own.delivery, context.locale) : ''),
		caption: shown?.training.reference ?? own?.delivery.reference ?? '',
		talks: await isInRoom(context, params.training),
		id: params.training,
		doors: own ? doorsOf(own.delivery, own) : [],
		reported: url.searchParams.has('reported')
	};
};

function viewOf({ training, parties, timeline, ...rest }: TrainingView, locale: Locale) {
	const { contact, topic, ...told } = training;
	return {
		...rest,
		training: {
			...told,
			topic: inLocale(topic, locale),
			lecturers: parties.filter(({ party }) => party === 'lecturer').map(({ name }) => name),
			contact: [contact.name, contact.email, contact.phone].filter(Boolean).join(', ')
		},
		parties,
		timeline: timeline.map(({ name, particulars, happened_at }) => ({ title: eventTitle(name, particulars), at: happened_at }))
	};
}

export const actions: Actions = {
	accept: async (event) => {
		const offer_id = textIn(await event.request.formData(), 'offer');
		return answered(event, await answerOffer(event.locals.context, { offer_id, answer: 'accepted' }));
	},
	decline: async (event) => {
		const form = await event.request.formData();
		const [offer_id, reason] = [textIn(form, 'offer'), textIn(form, 'reason')];
		return answered(event, await answerOffer(event.locals.context, { offer_id, answer: 'declined', reason }), { reason });
	},
	again: async (event) => {
		const offer_id = textIn(await event.request.formData(), 'offer');
		return answered(event, await offerAgain(event.locals.context, { offer_id }));
	},
	cancel: async (event) => {
		const why = textIn(await event.request.formData(), 'why');
		return answered(event, await cancelTraining(event.locals.context, { training_id: event.params.training, why }), { why });
	}
};

type Asking = { url: URL; locals: App.Locals };

function answered({ url }: Asking, outcome: Outcome<unknown, string>, typed: { reason?: string; why?: string } = {}) {
	if (outcome.ok) redirect(303, localizeHref(url.pathname));
	if (outcome.refusal === 'not_found') error(404, outcome.refusal);
	const values = { reason: '', why: '', ...typed };
	if (outcome.faults.length > 0) return fail(422, { values, errors: errorsOf(outcome.faults), problem: '' });
	return fail(409, { values, errors: {} as Record<string, string>, problem: refusalSentence(outcome.refusal) });
}
