import { error } from '@sveltejs/kit';
import { m } from '#lib/messages/messages.js';
import { whenInWords } from '#lib/programmes/ui/deadline.ts';
import { lineOf } from '#lib/programmes/ui/panel.ts';
import { ruleInWords, wordOf } from '#lib/programmes/ui/say.ts';
import { readTold } from '#lib/programmes/ui/told.ts';
import { inLocale, type Locale } from '#platform';
import { questionsFor, screen, type CallRules, type Names, type Screened } from '#programmes';
import { ownerKinds } from '#schools';
import { readCall, readNames, readPlaces, type CallInPhase } from '#programmes/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { context } = locals;
	const found = await readCall(context, params.call);
	if (!found) error(404, 'not_found');
	const { call, rules } = found;
	const { locale } = context;
	const names = await readNames(context, rules.form);
	const places = await readPlaces(context);
	const terms: CallRules = {
		categories_on: call.categories_on,
		pupils_as_of: call.pupils_as_of,
		topics: rules.topics,
		criteria: rules.criteria
	};
	const questions = questionsFor(rules.criteria);
	const { values, told, errors } = readTold(
		url.searchParams,
		questions,
		(code) => places.find((place) => place.code === code)?.county_code ?? null
	);
	const isAsked = questions.some((question) => url.searchParams.has(question)) && Object.keys(errors).length === 0;
	const ceiling = rules.criteria.find(({ criterion }) => criterion === 'category_at_most');
	return {
		call: {
			slug: call.slug,
			name: inLocale(call.name, locale),
			when: whenInWords(call, locale),
			isOpen: call.phase === 'open' || call.phase === 'closing_soon'
		},
		questions,
		values,
		errors,
		choices: {
			type: namedIn(names.school_type, locale),
			municipality: places.map(({ code, name }) => ({ value: code, label: name })),
			owner_kind: ownerKinds.map((kind) => ({ value: String(kind), label: wordOf(`owner_kind_${kind}`, locale) }))
		},
		pupils_as_of: call.pupils_as_of,
		ceiling:
			ceiling?.criterion === 'category_at_most'
				? { category: wordOf(`category_of_${ceiling.params.category}`, locale), exempt: ceiling.params.exempt_administration }
				: null,
		answer: isAsked ? answerOf(screen(terms, told), terms, call, names, locale) : null
	};
};

const namedIn = (names: Record<string, string>, locale: Locale) =>
	Object.entries(names)
		.map(([value, label]) => ({ value, label }))
		.sort((one, other) => one.label.localeCompare(other.label, locale));

function answerOf({ state, told, later, priority }: Screened, terms: CallRules, call: CallInPhase, names: Names, locale: Locale) {
	const words = {
		yes: m.call_check_answer_yes,
		no: m.call_check_answer_no,
		look: m.call_check_answer_look,
		unclear: m.call_check_answer_unclear
	};
	const ruleOf = (id: string) => terms.criteria.find((rule) => rule.id === id);
	const order = ['missing', 'look', 'met', 'priority'];
	return {
		outcome: { state: state === 'yes' || state === 'no' ? state : ('review' as const), text: words[state]() },
		findings: told
			.flatMap((finding) => lineOf(finding, { terms: call, names, locale }))
			.sort((one, other) => order.indexOf(one.state) - order.indexOf(other.state)),
		later: later.flatMap(({ id }) => {
			const rule = ruleOf(id);
			return rule ? [ruleInWords(rule, call, names, locale)] : [];
		}),
		priority: priority.length === 0 || state === 'no' ? null : priorityInWords(priority.map(({ met }) => met)),
		mayApply: state !== 'no'
	};
}

function priorityInWords(met: Screened['priority'][number]['met'][]): string {
	if (met.includes(true)) return m.call_check_priority_yes();
	return met.includes('unknown') ? m.call_check_priority_unknown() : m.call_check_priority_no();
}
