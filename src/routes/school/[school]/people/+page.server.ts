import { error, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { mayGive } from '#people';
import { inviteAgain, peopleOfSchool, withdrawInvitation } from '#people/server';
import { signedIn, text } from '../../../(account)/browser.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const session = signedIn(locals, url);
	const found = await peopleOfSchool(locals.context, params.school);
	if (!found.ok) error(404, 'not_found');
	const { school, now, before, invited, givable } = found.value;
	const held = session.roles as Parameters<typeof mayGive>[0];
	return {
		school,
		before: before.map(({ id, kind, name, starts_on, ends_on }) => ({ id, kind, name, starts_on, ends_on })),
		now: now.map((role) => ({ ...role, mayChange: role.person_id === session.person.id || mayGive(held, role.kind, school) })),
		invited: invited.map(({ id, name, email, kind, expires_at, state }) => ({ id, name, email, kind, expires_at, state })),
		mayInvite: givable.length > 0,
		done: url.searchParams.get('done')
	};
};

export const actions: Actions = {
	withdraw: async ({ locals, params, request }) => {
		const outcome = await withdrawInvitation(locals.context, { invitation_id: text(await request.formData(), 'invitation_id') });
		after(outcome, params.school, 'withdrawn');
	},
	again: async ({ locals, params, request }) => {
		const outcome = await inviteAgain(locals.context, { invitation_id: text(await request.formData(), 'invitation_id') });
		after(outcome, params.school, 'again');
	}
};

function after(outcome: { ok: boolean; refusal?: string }, school: string, done: string): never {
	if (outcome.refusal === 'not_yours') error(403, 'not_yours');
	redirect(303, `${localizeHref(`/school/${school}/people`)}?done=${outcome.ok ? done : 'gone'}`);
}
