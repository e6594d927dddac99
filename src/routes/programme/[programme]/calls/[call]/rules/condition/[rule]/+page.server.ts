import { error, fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/messages/messages.js';
import { localizeHref } from '#lib/messages/runtime.js';
import { errorsOf, type Labels } from '#lib/programmes/ui/faults.ts';
import { wordOf } from '#lib/programmes/ui/say.ts';
import { criterionKey, criterionNames, severities, severityKey, type CriterionName } from '#programmes';
import { readNames, type CallDesk } from '#programmes/server';
import { freeName, parametersFor, ruleFrom, typedParameters } from '../../../../../../condition.ts';
import { deskOf } from '../../../../../../desk.ts';
import { faultsUnder, saveChange, seenOf, standingRules } from '../../../../../../draft.ts';
import { textOf, written } from '../../../../../../written.ts';
import type { Actions, PageServerLoad } from './$types';

/** Which condition the address names: one of the rules, or a new one of a criterion of the catalogue. */
function conditionIn(desk: CallDesk, id: string, url: URL) {
	const rules = standingRules(desk);
	const rule = rules.criteria.find((one) => one.id === id);
	const criterion = rule?.criterion ?? criterionNames.find((name) => id === 'new' && name === url.searchParams.get('criterion'));
	if (!criterion) error(404, 'not_found');
	return { rules, rule, criterion };
}

export const load: PageServerLoad = async (event) => {
	const desk = await deskOf(event);
	const { context } = event.locals;
	const { rules, rule, criterion } = conditionIn(desk, event.params.rule, event.url);
	const names = await readNames(context, rules.form);
	return {
		seen: seenOf(desk),
		isNew: !rule,
		criterion: wordOf(criterionKey(criterion), context.locale),
		parameters: parametersFor(criterion, rules.form, names, context.locale, (rule?.params ?? {}) as Record<string, unknown>),
		severities: severities.map((value) => ({ value, label: wordOf(severityKey(value), context.locale) })),
		values: { severity: rule?.severity ?? 'refuse', clause: rule?.clause ?? '', wording: rule?.wording ?? { lt: '', en: '' } }
	};
};

export const actions: Actions = {
	default: async (event) => {
		const desk = await deskOf(event);
		const { context } = event.locals;
		const { rules, rule, criterion } = conditionIn(desk, event.params.rule, event.url);
		const form = await event.request.formData();
		const id =
			rule?.id ??
			freeName(
				criterion,
				rules.criteria.map((one) => one.id)
			);
		const sent = ruleFrom(id, criterion, form);
		const place = rule ? rules.criteria.indexOf(rule) : rules.criteria.length;
		const saved = await saveChange(event.locals, desk, form, (draft) => ({
			...draft,
			criteria: rule ? draft.criteria.map((one) => (one.id === id ? sent : one)) : [...draft.criteria, sent]
		}));
		if (saved.ok) redirect(303, localizeHref(`/programme/${desk.call.programme.slug}/calls/${desk.call.slug}/rules#rule-${id}`));
		const parameters = parametersFor(
			criterion,
			rules.form,
			await readNames(context, rules.form),
			context.locale,
			typedParameters(criterion, form)
		);
		const values = { severity: written(form, 'severity'), clause: written(form, 'clause'), wording: textOf(form, 'wording') };
		const faults = faultsUnder(saved.faults, `criteria_${place}_`).map((fault) => ({ ...fault, field: fieldOf(fault.field, criterion) }));
		const errors = errorsOf(faults, labelsOf(parameters));
		return fail(saved.status, { values, parameters, errors: saved.refusal ? { severity: saved.refusal } : errors, seen: seenOf(desk) });
	}
};

/** `params_least` is the field `param_least`; a fault of the parameters as a whole stands at the first of them. */
const fieldOf = (field: string, criterion: CriterionName): string => {
	if (field === 'params') return criterion === 'team_size_between' ? 'param_most' : 'severity';
	return field.replace(/^params_/, 'param_').replace(/_\d+$/, '');
};

const labelsOf = (parameters: { name: string; label: string }[]): Labels => ({
	...Object.fromEntries(parameters.map(({ name, label }) => [name, label])),
	severity: m.programme_severity(),
	clause: m.programme_clause(),
	wording_lt: m.programme_in_lithuanian({ label: m.programme_wording() })
});
