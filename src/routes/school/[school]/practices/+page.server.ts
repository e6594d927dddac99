import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { m } from '#lib/messages/messages.js';
import { stateWords } from '#lib/practices/ui/practice-words.ts';
import * as sentences from '#lib/practices/ui/sentences.ts';
import { practiceText } from '#practices';
import { beginPractice, readSchoolPractices } from '#practices/server';
import { allowed } from '../../../allowed.ts';
import { pageNumber } from '../../../page-number.ts';
import { textIn } from '../../../form-days.server.ts';
import { refusedIn } from '../../../refused.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const asked = { school_id: params.school, page: pageNumber(url) };
	const { school, practices, projects, ...shown } = allowed(await readSchoolPractices(locals.context, asked), locals, url);
	return {
		school,
		shown,
		projects: projects.map(({ id, title }) => ({ value: id, label: title })),
		practices: practices.map((practice) => ({
			id: practice.id,
			reference: practice.reference,
			title: practiceText(practice.content, 'title') || m.practices_untitled(),
			changed_at: practice.changed_at,
			state: stateWords(practice)
		}))
	};
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const project_id = textIn(await request.formData(), 'project');
		const outcome = await beginPractice(locals.context, { project_id });
		if (outcome.ok) redirect(303, localizeHref(`/practice/${outcome.value.id}`));
		if (outcome.refusal === 'not_yours') error(403, outcome.refusal);
		const { status, errors } = refusedIn(sentences, outcome);
		return fail(status, { errors });
	}
};
