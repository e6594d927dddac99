import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { changeTeamMember } from '#applications/server';
import { frameOf, inSentences, openDraft, refusedWith } from '../../draft.server.ts';
import { memberIn, sectionOfTeam } from '../member.server.ts';
import type { Actions, PageServerLoad } from './$types';
import { revisionIn } from '../../../../../../form-days.server.ts';

export const load: PageServerLoad = async (event) => {
	const draft = await openDraft(event);
	const member = draft.team.find(({ id }) => id === event.params.member) ?? error(404, 'not_found');
	return {
		frame: frameOf(draft, event.locals.context),
		section: sectionOfTeam(draft),
		revision: member.revision,
		known: member.person_id !== null && (draft.categories.get(member.person_id) ?? []).length > 0,
		values: { ...member, email: member.email ?? '', category: member.category ?? '', roles: member.roles as string[] }
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { params, locals, request } = event;
		const form = await request.formData();
		const typed = memberIn(form);
		const outcome = await changeTeamMember(locals.context, {
			application_id: params.application,
			member_id: params.member,
			seen_revision: revisionIn(form, 'revision'),
			...typed
		});
		if (!outcome.ok) {
			const errors = inSentences(outcome.faults);
			return Object.keys(errors).length > 0 ? fail(422, { typed, errors }) : refusedWith(outcome.refusal, { typed, errors: {} });
		}
		redirect(
			303,
			localizeHref(`/school/${params.school}/applications/${params.application}/sections/${sectionOfTeam(await openDraft(event))}#team`)
		);
	}
};
