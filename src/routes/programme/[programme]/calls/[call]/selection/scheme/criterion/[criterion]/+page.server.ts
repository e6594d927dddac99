import { error, fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/messages/messages.js';
import { localizeHref } from '#lib/messages/runtime.js';
import type { Criterion, Scheme } from '#selection';
import { keyFrom } from '../../../../../../../question.ts';
import { freeName } from '../../../../../../../condition.ts';
import { actOn, changed, isBlank, rowsOf, type Row } from '../../../../../../../rows.ts';
import { errorsUnder, inLithuanian, saveChange, schemeOf, seenOf } from '../../draft.server.ts';
import { selectionPath } from '../../../round.server.ts';
import { numberOf, textOf, written } from '../../../../../../../written.ts';
import type { Actions, PageServerLoad } from './$types';

const levelColumns = ['points', 'lt', 'en'];
const reasonColumns = ['code', 'lt', 'en', 'advice_lt', 'advice_en'];
const blankLevel: Row = { points: '', lt: '', en: '' };
const blankReason: Row = { code: '', lt: '', en: '', advice_lt: '', advice_en: '' };

const valuesOf = (known: Criterion | undefined) => ({
	name: known?.name ?? { lt: '', en: '' },
	about: known?.about ?? { lt: '', en: '' },
	weight: String(known?.weight ?? 10),
	counted: known?.counted ?? true,
	levels: (known?.levels ?? []).map(({ points, words }): Row => ({ points: String(points), ...words })),
	reasons: (known?.reasons ?? []).map(({ key, text, advice }): Row => ({ code: key, ...text, advice_lt: advice.lt, advice_en: advice.en }))
});

export const load: PageServerLoad = async (event) => {
	const desk = await schemeOf(event);
	const known = desk.standing.content.criteria.find(({ key }) => key === event.params.criterion);
	if (!known && event.params.criterion !== 'new') error(404, 'not_found');
	const values = valuesOf(known);
	return {
		seen: seenOf(desk),
		isNew: !known,
		values: known ? values : { ...values, levels: ['1', '2', '3', '4'].map((points): Row => ({ ...blankLevel, points })) }
	};
};

export const actions: Actions = {
	default: async (event) => {
		const form = await event.request.formData();
		const act = actOn(form);
		const levels = rowsOf(form, 'levels', levelColumns);
		const reasons = rowsOf(form, 'reasons', reasonColumns);
		const values = {
			name: textOf(form, 'name'),
			about: textOf(form, 'about'),
			weight: written(form, 'weight'),
			counted: written(form, 'counted') === 'yes',
			levels: act?.list === 'levels' ? changed(levels, act, blankLevel) : levels,
			reasons: act?.list === 'reasons' ? changed(reasons, act, blankReason) : reasons
		};
		const seen = written(form, 'seen');
		if (act) return { values, errors: {} as Record<string, string>, problem: '', seen };
		let place = 0;
		const saved = await saveChange(event, form, (scheme) => {
			const criterion = criterionFrom(form, event.params.criterion, values, scheme);
			const at = scheme.criteria.findIndex(({ key }) => key === event.params.criterion);
			place = at < 0 ? scheme.criteria.length : at;
			return { ...scheme, criteria: scheme.criteria.toSpliced(place, 1, criterion) };
		});
		if (saved.ok) redirect(303, localizeHref(selectionPath(event.params, '/scheme')));
		const errors = errorsUnder(saved.faults, `criteria-${place}-`, labelsOf(values), event.locals.context.locale);
		return fail(saved.status, { values, errors: inBoxes(errors), problem: saved.problem, seen });
	}
};

function criterionFrom(form: FormData, key: string, values: ReturnType<typeof valuesOf>, { criteria, reasons }: Scheme): Criterion {
	const taken = [...criteria.flatMap((one) => one.reasons), ...reasons].map((one) => one.key);
	return {
		key: key === 'new' ? freeName(keyFrom(values.name.en || values.name.lt), ['new', ...criteria.map((one) => one.key)]) : key,
		name: values.name,
		about: values.about,
		weight: numberOf(form, 'weight'),
		counted: values.counted,
		levels: values.levels
			.filter(({ lt = '', en = '' }) => !isBlank({ lt, en }))
			.map(({ points = '', lt = '', en = '' }) => ({ points: points === '' ? NaN : Number(points), words: { lt, en } })),
		reasons: values.reasons
			.filter(({ lt = '', en = '' }) => !isBlank({ lt, en }))
			.map(({ code = '', lt = '', en = '', advice_lt = '', advice_en = '' }) => {
				const own = code === '' ? freeName(keyFrom(en || lt), taken) : code;
				if (code === '') taken.push(own);
				return { key: own, text: { lt, en }, advice: { lt: advice_lt, en: advice_en } };
			})
	};
}

/** `levels_0_words_lt` is the box `levels_0_lt`; `reasons_0_text_lt` is `reasons_0_lt`. */
const inBoxes = (errors: Record<string, string>): Record<string, string> =>
	Object.fromEntries(Object.entries(errors).map(([field, text]) => [field.replace(/_(words|text)_/, '_'), text]));

function labelsOf({ levels, reasons }: ReturnType<typeof valuesOf>): Record<string, string> {
	const numbered = (label: string, place: number) => `${label} ${place + 1}`;
	return {
		name_lt: inLithuanian(m.selection_criterion_name()),
		about_lt: inLithuanian(m.selection_criterion_about()),
		weight: m.selection_weight(),
		...Object.fromEntries(
			levels.flatMap((_, place) => [
				[`levels_${place}_points`, numbered(m.selection_level_points(), place)],
				[`levels_${place}_words_lt`, inLithuanian(numbered(m.selection_level_words(), place))]
			])
		),
		...Object.fromEntries(
			reasons.flatMap((_, place) => [
				[`reasons_${place}_text_lt`, inLithuanian(numbered(m.selection_reason(), place))],
				[`reasons_${place}_advice_lt`, inLithuanian(numbered(m.selection_advice(), place))]
			])
		)
	};
}
