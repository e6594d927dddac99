import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { refusalSentence } from '#lib/networks/ui/sentences.ts';
import { inLocale } from '#platform';
import type { Context } from '#platform/server';
import { inviteSchool, readNetwork } from '#networks/server';
import { searchSchools } from '#schools/server';
import { allowed } from '../../../allowed.ts';
import { textIn } from '../../../form-days.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { network, side, state } = allowed(await readNetwork(locals.context, params.network), locals, url);
	if (!side.founder) error(404, 'not_found');
	return { id: network.id, name: inLocale(network.name, locals.context.locale), open: state !== 'closed' };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const [q, school] = [textIn(form, 'school_q'), textIn(form, 'school')];
		const found = await foundBy(locals.context, q);
		if (form.has('school_search')) return { q, school, found, error: '' };
		const outcome = await inviteSchool(locals.context, { network_id: params.network, school_id: school });
		if (outcome.ok) redirect(303, `${localizeHref(`/network/${params.network}`)}?done=invited`);
		if (outcome.refusal === 'not_found') error(404, outcome.refusal);
		return fail(409, { q, school, found, error: refusalSentence(outcome.refusal) });
	}
};

async function foundBy(context: Context, q: string) {
	if (q.trim() === '') return null;
	const outcome = await searchSchools(context, { q, limit: 15 });
	if (!outcome.ok) return null;
	const { rows, total } = outcome.value;
	return { total, schools: rows.map(({ id, name, municipality, address }) => ({ id, name, municipality, address })) };
}
