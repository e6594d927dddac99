import { fail, redirect } from '@sveltejs/kit';
import { errorsOf, faultSentence, refusalSentence } from '#lib/schools/ui/sentences.ts';
import { localizeHref } from '#lib/messages/runtime.js';
import type { Fault } from '#platform';
import type { Context } from '#platform/server';
import { findByCodes, reorganiseSchools } from '#schools/server';
import { dayErrors, dayIn, textIn } from '../../../form-days.server.ts';
import { forKeepers } from '../officer.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => forKeepers(locals, url);

const ways = ['merged', 'split', 'reorganised'] as const;

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const form = await request.formData();
		const values = { how: textIn(form, 'how'), predecessors: textIn(form, 'predecessors'), successors: textIn(form, 'successors') };
		const day = dayIn(form, 'day');
		const how = ways.find((way) => way === values.how);
		const before = await idsOf(locals.context, values.predecessors, 'predecessors');
		const after = await idsOf(locals.context, values.successors, 'successors');
		const faults = [...before.faults, ...after.faults];
		const errors = {
			...(how ? {} : { how: faultSentence({ key: 'school_fault_how_missing' }) }),
			...errorsOf(faults),
			...dayErrors({ day })
		};
		if (!how || Object.keys(errors).length > 0) return fail(422, { values, day: day.parts, errors });

		const outcome = await reorganiseSchools(locals.context, { how, predecessors: before.ids, successors: after.ids, day: day.day });
		if (outcome.ok) redirect(303, localizeHref(`/admin/schools/${after.ids[0]}?saved`));
		const said = outcome.faults.length > 0 ? errorsOf(outcome.faults) : { predecessors: refusalSentence(outcome.refusal) };
		return fail(outcome.refusal === 'faulty' ? 422 : 409, { values, day: day.parts, errors: said });
	}
};

/** The schools that a list of codes means, one a line or separated by signs. */
async function idsOf(context: Context, text: string, field: string): Promise<{ ids: string[]; faults: Fault[] }> {
	const codes = text
		.split(/[\n\r,;]+/)
		.map((code) => code.trim())
		.filter(Boolean);
	if (codes.length === 0) return { ids: [], faults: [{ field, key: 'school_fault_legal_code_missing' }] };
	const found = await findByCodes(context, codes.slice(0, 50));
	const missing = codes.slice(0, 50).find((code) => !found.has(code.replace(/\s/g, '')));
	return {
		ids: [...found.values()],
		faults: missing ? [{ field, key: 'school_fault_code_unknown', values: { value: missing.slice(0, 60) } }] : []
	};
}
