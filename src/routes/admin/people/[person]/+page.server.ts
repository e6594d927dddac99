import { error, fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/messages/messages.js';
import { localizeHref } from '#lib/messages/runtime.js';
import { refusalSentence } from '#lib/people/ui/sentences.ts';
import { datePartsOf, readDate, type DateParts } from '#lib/ui/date-parts.ts';
import { dayOf } from '#platform';
import { inForce } from '#people';
import { endRole, giveRole, personFile } from '#people/server';
import { text } from '../../../(account)/browser.ts';
import { allowed } from '../../../allowed.ts';
import { readRoleForm, type Errors } from '../role-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const file = await personFile(locals.context, params.person);
	if (!file.ok && file.refusal === 'unknown_person') error(404, 'not_found');
	const { person, roles } = allowed(file, locals, url);
	const today = dayOf(locals.context.now);
	const now = inForce(roles, today);
	return { person, now, others: roles.filter((role) => !now.includes(role)), today, done: url.searchParams.get('done') };
};

export const actions: Actions = {
	give: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { values: role, ...read } = await readRoleForm(locals, form);
		const values = { ...role, starts_on: datePartsOf(form, 'starts_on'), ends_on: datePartsOf(form, 'ends_on') };
		if (read.errors) return fail(422, { values, matches: read.matches, errors: read.errors });
		const { kind, organisation } = read;
		const from = dayIn(values.starts_on);
		const to = dayIn(values.ends_on, true);
		const wrong: Errors = { ...('wrong' in from ? { starts_on: from.wrong } : {}), ...('wrong' in to ? { ends_on: to.wrong } : {}) };
		if ('wrong' in from || 'wrong' in to) return fail(422, { values, matches: [organisation], errors: wrong });
		const outcome = await giveRole(locals.context, {
			person_id: params.person,
			kind,
			organisation_id: organisation.id,
			starts_on: from.day ?? '',
			ends_on: to.day
		});
		if (outcome.ok) redirect(303, `${localizeHref(`/admin/people/${params.person}`)}?done=given`);
		if (outcome.refusal === 'not_yours') error(403, 'not_yours');
		return fail(409, {
			values,
			matches: [organisation],
			errors: { [outcome.refusal === 'period_wrong' ? 'ends_on' : 'kind']: refusalSentence(outcome.refusal) } as Errors
		});
	},
	end: async ({ locals, params, request }) => {
		const outcome = await endRole(locals.context, { role_id: text(await request.formData(), 'role_id') });
		if (!outcome.ok && outcome.refusal === 'not_yours') error(403, 'not_yours');
		redirect(303, `${localizeHref(`/admin/people/${params.person}`)}?done=${outcome.ok ? 'ended' : 'gone'}`);
	}
};

/** The day of three fields; without an end the role goes on. */
function dayIn(parts: DateParts, optional = false): { day: string | null } | { wrong: string } {
	const read = readDate(parts);
	if (read.ok) return { day: read.day };
	if (optional && read.fault === 'date_missing') return { day: null };
	return { wrong: m[`ui_${read.fault}`]() };
}
