import type { DateParts } from '#lib/ui';
import { readAims, setAim } from '#projects/server';
import { allowed } from '../../../allowed.ts';
import { dayIn, revisionIn, textIn } from '../../../form-days.server.ts';
import { backTo, headOf, refusedHere, wordsIn } from '../project.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { locale } = locals.context;
	const page = allowed(await readAims(locals.context, params.project), locals, url);
	const [last] = page.aims;
	const said = (value: number | undefined) => (value === undefined ? '' : String(value).replace('.', locale === 'lt' ? ',' : '.'));
	return {
		head: headOf(page, locale),
		seen: last?.number ?? 0,
		aims: page.aims,
		values: {
			measure: last?.measure ?? '',
			unit: last?.unit ?? '',
			from: said(last?.from_value),
			to: said(last?.to_value),
			by_on: last?.by_on ?? '',
			for_whom: last?.for_whom ?? '',
			why: last?.why ?? ''
		},
		done: url.searchParams.get('done')
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const by = dayIn(form, 'by_on');
		const values = {
			measure: wordsIn(form, 'measure'),
			unit: textIn(form, 'unit'),
			from: textIn(form, 'from'),
			to: textIn(form, 'to'),
			for_whom: wordsIn(form, 'for_whom'),
			why: wordsIn(form, 'why')
		};
		const outcome = await setAim(locals.context, {
			...values,
			by_on: by.day,
			project_id: params.project,
			seen: revisionIn(form, 'seen')
		});
		if (outcome.ok) backTo(`/project/${params.project}/aim`, 'set');
		else return refusedHere(outcome, { ...values, by_on: by.parts }, outcome.faults.length > 0 ? errorOf(by) : {});
	}
};

/** A day that was typed wrongly is told by what is wrong with it; that none was typed, the aim says itself. */
const errorOf = ({ parts, error }: { parts: DateParts; error?: string }): Record<string, string> =>
	error && Object.values(parts).some((part) => part.trim() !== '') ? { by_on: error } : {};
