import { error, fail } from '@sveltejs/kit';
import { m } from '#lib/messages/messages.js';
import { errorsOf } from '#lib/programmes/ui/faults.ts';
import { datePartsOf } from '#lib/ui/date-parts.ts';
import { giveLateCode, readSchoolNames } from '#programmes/server';
import { searchSchools } from '#schools/server';
import { allowed } from '../../../../../allowed.ts';
import { deskOf } from '../../../../desk.ts';
import { dayOf, hourOf, instantOf, written } from '../../../../written.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { lateCodes, call } = await deskOf(event);
	if (call.state !== 'published') error(404, 'not_found');
	const { context } = event.locals;
	const q = event.url.searchParams.get('q')?.trim() ?? '';
	const found = q === '' ? [] : allowed(await searchSchools(context, { q, limit: 15, offset: 0 }), event.locals, event.url).rows;
	const names = await readSchoolNames(
		context,
		lateCodes.map(({ school_id }) => school_id)
	);
	return {
		q,
		found: found.map(({ id, name, municipality }) => ({ value: id, label: name, hint: municipality })),
		codes: lateCodes.map((code) => ({ ...code, school: names[code.school_id] ?? '', over: code.expires_at <= context.now }))
	};
};

const labels = () => ({
	school_id: m.call_start_school(),
	reason: m.programme_late_reason(),
	expires_at: m.programme_late_expires(),
	expires_on: m.programme_late_expires(),
	expires_time: m.programme_late_expires_time()
});

export const actions: Actions = {
	default: async (event) => {
		const { call } = await deskOf(event);
		const form = await event.request.formData();
		const values = {
			school_id: written(form, 'school_id'),
			reason: written(form, 'reason'),
			expires_on: datePartsOf(form, 'expires_on'),
			expires_time: written(form, 'expires_time')
		};
		const { day, isBlank } = dayOf(form, 'expires_on');
		const errors: Record<string, string> = {
			...(values.school_id === '' && { school_id: m.call_fault_school() }),
			...(day === null && errorsOf([{ field: 'expires_on', key: isBlank ? 'empty' : 'not_day' }], labels())),
			...(hourOf(values.expires_time) === undefined &&
				errorsOf([{ field: 'expires_time', key: values.expires_time === '' ? 'empty' : 'not_hour' }], labels()))
		};
		if (Object.keys(errors).length > 0) return fail(422, { values, errors });
		const outcome = await giveLateCode(event.locals.context, {
			call_id: call.id,
			school_id: values.school_id,
			reason: values.reason,
			expires_at: instantOf(day, values.expires_time)
		});
		if (outcome.ok) return { code: outcome.value.code };
		if (outcome.refusal !== 'not_understood') error(outcome.refusal === 'not_found' ? 404 : 403, outcome.refusal);
		const told = errorsOf(outcome.faults, labels());
		return fail(422, {
			values,
			errors: Object.fromEntries(
				Object.entries(told).map(([field, text]) => [field === 'expires_at' ? 'expires_on' : field, text])
			) as Record<string, string>
		});
	}
};
