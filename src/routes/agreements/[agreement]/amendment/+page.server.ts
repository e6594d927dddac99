import { addDays, dayOf } from '#platform';
import { amendAgreement, readAgreement } from '#agreements/server';
import { allowed } from '../../../allowed.ts';
import { dayIn, revisionIn, textIn } from '../../../form-days.server.ts';
import { answered } from '../../party.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { agreement, texts, school, may } = allowed(await readAgreement(locals.context, params.agreement), locals, url);
	const last = texts.at(-1);
	return {
		id: agreement.id,
		number: agreement.number,
		school,
		open: may.amend,
		version: last?.number ?? 0,
		values: {
			before: last?.content.before ?? [],
			after: last?.content.after ?? [],
			ends_on: last?.content.ends_on,
			sign_by: addDays(dayOf(locals.context.now), 21),
			reason: ''
		}
	};
};

/** A section as typed: its title, and a clause a line. */
const sectionsIn = (form: FormData, name: string): { title: string; clauses: string[] }[] =>
	Array.from({ length: Math.min(30, Number(form.get(`${name}_count`)) || 0) }, (_, index) => ({
		title: textIn(form, `${name}_${index}_title`).trim(),
		clauses: String(form.get(`${name}_${index}`) ?? '')
			.slice(0, 20_000)
			.split(/\r?\n/)
			.map((line) => line.trim())
			.filter(Boolean)
	})).filter(({ title, clauses }) => title !== '' || clauses.length > 0);

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const [ends, sign] = [dayIn(form, 'ends_on'), dayIn(form, 'sign_by')];
		const values = { before: sectionsIn(form, 'before'), after: sectionsIn(form, 'after'), reason: textIn(form, 'reason') };
		const outcome = await amendAgreement(locals.context, {
			agreement_id: params.agreement,
			text: revisionIn(form, 'version'),
			...values,
			ends_on: ends.day,
			sign_by: sign.day
		});
		const days = outcome.ok ? {} : { ...(ends.error && { ends_on: ends.error }), ...(sign.error && { sign_by: sign.error }) };
		return answered(outcome, params.agreement, { ...values, ends_on: ends.parts, sign_by: sign.parts }, days);
	}
};
