import { fail, redirect } from '@sveltejs/kit';
import { errorsOf, refusalSentence } from '#lib/schools/ui/sentences.ts';
import { localizeHref } from '#lib/messages/runtime.js';
import type { DateParts } from '#lib/ui';
import type { Outcome } from '#platform';
import { isCategory } from '#schools';
import { changeStaff, endEmployment, readStaffMember, removeQualification, setQualification } from '#schools/server';
import { allowed } from '../../../../allowed.ts';
import { dayErrors, dayIn, textIn } from '../../../../form-days.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { school, ...file } = allowed(await readStaffMember(locals.context, params.school, params.person), locals, url);
	return { school: { id: school.id, name: school.name }, ...file, saved: url.searchParams.has('saved') };
};

type Params = { school: string; person: string };
/** What was typed into which of the forms of the page. */
type Typed = {
	part: string;
	values: {
		post?: string;
		subject?: string;
		administration?: boolean;
		teaching?: boolean;
		field?: string;
		category?: string;
		day?: DateParts;
	};
};

/** Back to the page with the change on it, or with what stands in its way: which of its forms, its errors, and all that was typed. */
function answered(outcome: Outcome<unknown, string>, params: Params, typed: Typed, first: string) {
	if (outcome.ok) redirect(303, localizeHref(`/school/${params.school}/staff/${params.person}?saved`));
	const errors = outcome.faults.length > 0 ? errorsOf(outcome.faults) : { [first]: refusalSentence(outcome.refusal) };
	return fail(outcome.refusal === 'faulty' ? 422 : 409, { ...typed, errors });
}

export const actions: Actions = {
	change: async ({ locals, params, request }) => {
		const form = await request.formData();
		const staff_id = textIn(form, 'staff_id');
		const from = dayIn(form, 'from');
		const said = {
			post: textIn(form, 'post'),
			subject: textIn(form, 'subject'),
			administration: form.has('administration'),
			teaching: form.has('teaching')
		};
		const typed: Typed = { part: staff_id, values: { ...said, day: from.parts } };
		if (from.error) return fail(422, { ...typed, errors: dayErrors({ from }) });
		return answered(await changeStaff(locals.context, { staff_id, ...said, from: from.day }), params, typed, 'post');
	},
	end: async ({ locals, params, request }) => {
		const form = await request.formData();
		const staff_id = textIn(form, 'staff_id');
		const ends_on = dayIn(form, 'ends_on');
		const typed: Typed = { part: staff_id, values: { day: ends_on.parts } };
		if (ends_on.error) return fail(422, { ...typed, errors: dayErrors({ ends_on }) });
		return answered(await endEmployment(locals.context, { staff_id, ends_on: ends_on.day }), params, typed, 'ends_on');
	},
	category: async ({ locals, params, request }) => {
		const form = await request.formData();
		const valid_from = dayIn(form, 'valid_from');
		const category = textIn(form, 'category');
		const field = textIn(form, 'field');
		const typed: Typed = { part: 'category', values: { field, category, day: valid_from.parts } };
		if (valid_from.error) return fail(422, { ...typed, errors: dayErrors({ valid_from }) });
		const outcome = await setQualification(locals.context, {
			school_id: params.school,
			person_id: params.person,
			field,
			category: isCategory(category) ? category : ('' as 'none'),
			valid_from: valid_from.day
		});
		return answered(outcome, params, typed, 'category');
	},
	remove: async ({ locals, params, request }) => {
		const qualification_id = textIn(await request.formData(), 'qualification_id');
		return answered(
			await removeQualification(locals.context, { school_id: params.school, person_id: params.person, qualification_id }),
			params,
			{ part: 'category', values: {} },
			'category'
		);
	}
};
