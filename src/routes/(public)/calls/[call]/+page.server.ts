import { error, fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/messages/messages.js';
import { localizeHref } from '#lib/messages/runtime.js';
import { leftInWords, momentInZone, whenInWords } from '#lib/programmes/ui/deadline.ts';
import { ruleInWords } from '#lib/programmes/ui/say.ts';
import { termsInWords } from '#lib/programmes/ui/terms.ts';
import { inLocale, type Fault, type Text } from '#platform';
import { fieldsOf, questionsFor } from '#programmes';
import { askQuestion, readCall, readNames } from '#programmes/server';
import { visitOf } from '../../../(account)/browser.ts';
import { readPublished } from '#selection/server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { context } = locals;
	const { locale, now } = context;
	const found = await readCall(context, params.call);
	if (!found) error(404, 'not_found');
	const { call, rules, questions } = found;
	const names = await readNames(context, rules.form);
	const said = (text: Text): string => inLocale(text, locale);
	const conditions = rules.criteria.map((rule) => ruleInWords(rule, call, names, locale));
	const { terms } = call.edition;
	return {
		call: {
			slug: call.slug,
			name: said(call.name),
			summary: said(call.summary),
			programme: said(call.programme.name),
			phase: call.phase,
			when: whenInWords(call, locale),
			left: leftInWords(call, now, locale),
			opens: momentInZone(call.opens_at, locale),
			closes: momentInZone(call.closes_at, locale),
			capacity: call.capacity,
			categories_on: rules.criteria.some(({ criterion }) => criterion === 'category_at_most') ? call.categories_on : null,
			pupils_as_of: rules.criteria.some(({ criterion }) => criterion.startsWith('pupils_')) ? call.pupils_as_of : null,
			runs: { from: call.edition.starts_on, to: call.edition.ends_on },
			contact: call.contact,
			publication: call.publication && { ...call.publication, title: said(call.publication.title) }
		},
		conditions,
		version: { number: rules.version, published_at: rules.published_at },
		topics: rules.topics.map(({ name }) => said(name)),
		areProblems: fieldsOf(rules.form).some(({ feeds }) => feeds === 'problems'),
		how: termsInWords(terms, locale),
		duties: terms.team_duties.map(said),
		weakPoints: terms.weak_points.map(said),
		form: { minutes: rules.form.minutes, head_signs: rules.form.head_signs, sections: rules.form.sections.map(({ title }) => said(title)) },
		mayCheck: questionsFor(rules.criteria).length > 0,
		questions: questions.map(({ id, asked, answer, answered_at }) => ({ id, asked, answer: answer ?? '', answered_at })),
		asked: url.searchParams.has('asked'),
		published: await readPublished(context, params.call)
	};
};

export const actions: Actions = {
	ask: async ({ locals, params, request, getClientAddress }) => {
		const form = await request.formData();
		const values = { asked: String(form.get('asked') ?? ''), email: String(form.get('email') ?? '') };
		const found = await readCall(locals.context, params.call);
		if (!found) error(404, 'not_found');
		const outcome = await askQuestion(locals.context, {
			call_id: found.call.id,
			...values,
			asker: visitOf({ request, getClientAddress }).address
		});
		if (outcome.ok) redirect(303, `${localizeHref(`/calls/${params.call}`)}?asked#ask`);
		if (outcome.refusal === 'not_found') error(404, 'not_found');
		if (outcome.refusal === 'not_understood')
			return fail(422, { values, errors: Object.fromEntries(outcome.faults.map((fault) => [fault.field, sentenceFor(fault)])) });
		const refusals = { call_closed: m.refusal_programme_call_closed, too_many_questions: m.refusal_programme_too_many_questions };
		return fail(409, { values, errors: { asked: refusals[outcome.refusal]() } });
	}
};

function sentenceFor({ field, key }: Fault): string {
	if (field === 'email') return m.call_fault_email();
	if (key === 'too_short') return m.call_fault_asked_too_short();
	return key === 'too_long' ? m.call_fault_asked_too_long() : m.call_fault_asked_empty();
}
