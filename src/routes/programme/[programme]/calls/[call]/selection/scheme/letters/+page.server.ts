import { fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/messages/messages.js';
import { localizeHref } from '#lib/messages/runtime.js';
import { mergeFields, type Scheme } from '#selection';
import { freeName } from '../../../../../../condition.ts';
import { keyFrom } from '../../../../../../question.ts';
import { actOn, changed, isBlank, rowsOf, type Row } from '../../../../../../rows.ts';
import { errorsUnder, inLithuanian, saveChange, schemeOf, seenOf } from '../draft.server.ts';
import { selectionPath } from '../../round.server.ts';
import { textOf, written } from '../../../../../../written.ts';
import type { Actions, PageServerLoad } from './$types';

const outcomes = ['accepted', 'reserve', 'rejected'] as const;
const columns = ['code', 'lt', 'en', 'advice_lt', 'advice_en'];
const blank: Row = { code: '', lt: '', en: '', advice_lt: '', advice_en: '' };

export const load: PageServerLoad = async (event) => {
	const desk = await schemeOf(event);
	const { letters, reasons } = desk.standing.content;
	return {
		seen: seenOf(desk),
		fields: mergeFields.map((name) => `{${name}}`),
		values: {
			letters,
			reasons: reasons.map(({ key, text, advice }): Row => ({ code: key, ...text, advice_lt: advice.lt, advice_en: advice.en }))
		}
	};
};

export const actions: Actions = {
	default: async (event) => {
		const form = await event.request.formData();
		const act = actOn(form);
		const rows = rowsOf(form, 'reasons', columns);
		const letters = Object.fromEntries(
			outcomes.map((outcome) => [outcome, { subject: textOf(form, `${outcome}_subject`), body: textOf(form, `${outcome}_body`) }])
		) as Scheme['letters'];
		const values = { letters, reasons: act?.list === 'reasons' ? changed(rows, act, blank) : rows };
		const seen = written(form, 'seen');
		if (act) return { values, errors: {} as Record<string, string>, problem: '', seen };
		const kept = rows.filter(({ lt = '', en = '' }) => !isBlank({ lt, en }));
		const saved = await saveChange(event, form, (scheme) => ({ ...scheme, letters, reasons: reasonsFrom(kept, scheme) }));
		if (saved.ok) redirect(303, localizeHref(selectionPath(event.params, '/scheme')));
		const errors = errorsUnder(saved.faults, '', labelsOf(kept), event.locals.context.locale);
		return fail(saved.status, { values: { ...values, reasons: kept }, errors: inBoxes(errors), problem: saved.problem, seen });
	}
};

function reasonsFrom(rows: readonly Row[], { criteria }: Scheme): Scheme['reasons'] {
	const taken = [...criteria.flatMap((one) => one.reasons.map(({ key }) => key)), ...rows.map(({ code = '' }) => code)];
	return rows.map(({ code = '', lt = '', en = '', advice_lt = '', advice_en = '' }) => {
		const key = code === '' ? freeName(keyFrom(en || lt), taken) : code;
		if (code === '') taken.push(key);
		return { key, text: { lt, en }, advice: { lt: advice_lt, en: advice_en } };
	});
}

/** `letters_accepted_subject_lt` is the box `accepted_subject_lt`; `reasons_0_text_lt` is `reasons_0_lt`. */
const inBoxes = (errors: Record<string, string>): Record<string, string> =>
	Object.fromEntries(Object.entries(errors).map(([field, text]) => [field.replace(/^letters_/, '').replace('_text_', '_'), text]));

const labelsOf = (rows: readonly Row[]): Record<string, string> => ({
	...Object.fromEntries(
		outcomes.flatMap((outcome) => [
			[`letters_${outcome}_subject_lt`, inLithuanian(m.selection_scheme_letter_subject())],
			[`letters_${outcome}_body_lt`, inLithuanian(m.selection_scheme_letter_body())]
		])
	),
	...Object.fromEntries(
		rows.flatMap((_, place) => [
			[`reasons_${place}_text_lt`, inLithuanian(`${m.selection_reason()} ${place + 1}`)],
			[`reasons_${place}_advice_lt`, inLithuanian(`${m.selection_advice()} ${place + 1}`)]
		])
	)
});
