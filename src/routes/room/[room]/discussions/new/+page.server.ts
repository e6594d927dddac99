import { error, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { addDays, dayOf, isId, newId } from '#platform';
import { readPlace, saveDraft, startDiscussion } from '#spaces/server';
import { allowed } from '../../../../allowed.ts';
import { dayIn, textIn } from '../../../../form-days.server.ts';
import { headOf, refusedHere } from '../../room.server.ts';
import { accept, countsOf, filesIn, longTextIn, previewOf } from '../post-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { now, locale } = locals.context;
	const place = allowed(await readPlace(locals.context, params.room), locals, url);
	if (!place.open && !place.draft) error(403, 'room_closed');
	const { choices, helpers, draft } = place;
	return {
		...headOf(place, locale),
		choices: choices.map(({ visibility }) => visibility),
		schools: place.own,
		counts: countsOf(choices),
		helpers: helpers.map(({ person_id, name, parts }) => ({ id: person_id, name, parts })),
		answer_by: addDays(dayOf(now), 7),
		about: aboutIn(url.searchParams.get('about') ?? '') ? (url.searchParams.get('about') ?? '') : '',
		...{ draft, accept, item: newId() }
	};
};

export const actions: Actions = {
	begin: async ({ locals, params, request }) => {
		const { form, typed, help, errors } = await typedIn(request);
		if (Object.keys(errors).length > 0) return refusedHere({ refusal: 'discussion_faulty', faults: [] }, typed, errors);
		const outcome = await startDiscussion(locals.context, {
			room_id: params.room,
			...{
				id: typed.id,
				title: typed.title,
				body: typed.body,
				visibility: typed.visibility,
				school_id: typed.school,
				question: typed.question,
				help
			},
			about: aboutIn(typed.about),
			files: await filesIn(form)
		});
		if (!outcome.ok) return refusedHere(outcome, typed);
		redirect(303, sentTo(params.room, outcome.value));
	},
	draft: async ({ locals, params, request }) => {
		const { typed } = await typedIn(request);
		const outcome = await saveDraft(locals.context, { place_id: params.room, title: typed.title, body: typed.body });
		return outcome.ok ? { typed, errors: {}, saved: true } : refusedHere(outcome, typed);
	},
	preview: async ({ request }) => {
		const { typed } = await typedIn(request);
		return { typed, errors: {}, preview: previewOf(typed.body) };
	}
};

async function typedIn(request: Request) {
	const form = await request.formData();
	const day = dayIn(form, 'answer_by', false);
	const typed = {
		id: textIn(form, 'id'),
		title: textIn(form, 'title'),
		body: longTextIn(form, 'body'),
		visibility: textIn(form, 'visibility'),
		school: textIn(form, 'school_id'),
		question: form.has('question'),
		helper: textIn(form, 'helper_id'),
		answer_by: day.parts,
		about: textIn(form, 'about')
	};
	const help = isId(typed.helper) ? { helper_id: typed.helper, answer_by: day.day } : undefined;
	const errors: Record<string, string> = help && day.error ? { answer_by: day.error } : {};
	return { form, typed, help, errors };
}

/** „problem:5f…“: the kind and id of the thing that the talk hangs on. */
function aboutIn(text: string): { kind: string; id: string } | undefined {
	const [kind = '', id = ''] = text.split(':');
	return /^[a-z_]{1,40}$/.test(kind) && isId(id) ? { kind, id } : undefined;
}

const sentTo = (room: string, { discussion_id, unknown }: { discussion_id: string; unknown: string[] }): string => {
	const query = new URLSearchParams(unknown.map((name) => ['unknown', name]));
	return `${localizeHref(`/room/${room}/discussions/${discussion_id}`)}${unknown.length > 0 ? `?${query}` : ''}`;
};
