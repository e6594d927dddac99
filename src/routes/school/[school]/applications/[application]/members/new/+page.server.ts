import { fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { invite } from '#people/server';
import { categories } from '#schools';
import { addStaff } from '#schools/server';
import { addTeamMember, type AddMemberInput } from '#applications/server';
import { frameOf, inSentences, openDraft, refusedWith, sentence } from '../../draft.server.ts';
import { memberIn, sectionOfTeam, type TypedForm } from '../member.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const draft = await openDraft(event);
	return { frame: frameOf(draft, event.locals.context), section: sectionOfTeam(draft) };
};

export const actions: Actions = {
	default: async (event) => {
		const form = await event.request.formData();
		const typed = memberIn(form);
		const staff = typed.works_here ? await putOnStaff(event, typed) : null;
		if (staff && !staff.ok) return fail(422, { typed, errors: staff.errors, namesake: staff.namesake });

		const common = { application_id: event.params.application, leads: typed.leads, same_name: form.get('same_name') === 'yes' };
		// With an address it is the same person anyway; without one, the staff list says who is meant.
		const input: AddMemberInput =
			staff?.person_id && typed.email.trim() === '' ? { ...common, person_id: staff.person_id } : { ...common, ...typed };
		const outcome = await addTeamMember(event.locals.context, input);
		if (!outcome.ok) {
			const errors = inSentences(outcome.faults);
			return Object.keys(errors).length > 0
				? fail(422, { typed, errors, namesake: outcome.refusal === 'same_name_in_team' })
				: refusedWith(outcome.refusal, { typed, errors: {}, namesake: false });
		}
		if (typed.invite && typed.email.trim() !== '') {
			await invite(event.locals.context, {
				email: typed.email,
				name: typed.name,
				kind: 'team_member',
				organisation_id: event.params.school
			});
		}
		redirect(
			303,
			localizeHref(
				`/school/${event.params.school}/applications/${event.params.application}/sections/${sectionOfTeam(await openDraft(event))}#team`
			)
		);
	}
};

/** Who works in the school is put on its staff list first, so that the register knows it (M-22). Who is there already is fine. */
async function putOnStaff(
	{ locals, params }: RequestEvent,
	typed: TypedForm
): Promise<{ ok: true; person_id: string | null } | { ok: false; errors: Record<string, string>; namesake: boolean }> {
	const { name, email, post, subject, roles, category } = typed;
	const added = await addStaff(locals.context, {
		school_id: params.school,
		name,
		email,
		post,
		subject,
		administration: roles.includes('administration'),
		teaching: roles.includes('teacher'),
		category: categories.find((one) => one === category) ?? null
	});
	if (added.ok) return { ok: true, person_id: added.value.person_id };
	if (added.refusal === 'on_the_staff_already' || added.refusal === 'same_name') return { ok: true, person_id: null };
	const errors = inSentences(added.faults);
	return {
		ok: false,
		namesake: false,
		errors: Object.keys(errors).length > 0 ? errors : { works_here: sentence('refusal_application_staff_not_kept') }
	};
}
