import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { entryWords, inEuro, moneyOf, overrunWords, sourceWords } from '#lib/reporting/ui/money-words.ts';
import { errorsOf, refusalSentence } from '#lib/reporting/ui/sentences.ts';
import { isId, newId, type Outcome } from '#platform';
import { changeBudgetPlan, withdrawMoneyEntry, writeMoneyEntry } from '#reporting/server';
import { dayIn, textIn } from '../../../../../../form-days.server.ts';
import { budgetHead, lineOf } from '../list.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { edition, currency, line } = await lineOf(event);
	const money = (cents: number) => moneyOf(cents, currency);
	const { planned, committed, spent, free } = line.sums;
	return {
		edition: budgetHead(edition, event.locals.context.locale),
		currency,
		line: { id: line.id, name: line.name, source: sourceWords[line.source](), overrun: overrunWords[line.overrun]() },
		sums: { planned: money(planned), committed: money(committed), spent: money(spent), free: money(free), over: free < 0 },
		euro: inEuro(planned, currency),
		plans: line.plans.toReversed().map((plan) => ({ ...plan, cents: money(plan.cents) })),
		entries: line.entries.toReversed().map((one) => ({
			...{ id: one.id, on_day: one.on_day, what: one.what, document: one.document, written_by: one.written_by },
			...{ kind: entryWords[one.kind](), amount: money(one.cents), taken_back: one.withdrawn_why },
			over: one.over_cents > 0 ? money(one.over_cents) : null
		})),
		commitments: line.entries
			.filter(({ kind, withdrawn_at }) => kind === 'commitment' && withdrawn_at === null)
			.map((one) => ({ value: one.id, label: `${one.what} (${money(one.cents)})` })),
		entry: newId(),
		done: event.url.searchParams.get('done')
	};
};

/** Back to the line after an act, or the form again with what was typed. */
function answer(event: RequestEvent, outcome: Outcome<unknown, string>, what: string, values: Record<string, unknown>, field: string) {
	if (outcome.ok) redirect(303, `${localizeHref(event.url.pathname)}?done=${what}`);
	if (outcome.refusal === 'not_found') error(404, outcome.refusal);
	const faulty = outcome.faults.length > 0;
	const errors: Record<string, string> = faulty ? errorsOf(outcome.faults) : { [field]: refusalSentence(outcome.refusal) };
	return fail(faulty ? 422 : 409, { act: what, values, errors });
}

export const actions: Actions = {
	entry: async (event) => {
		const { line } = await lineOf(event);
		const form = await event.request.formData();
		const [kind, commitment_id, amount, what, document, sent] = ['kind', 'commitment_id', 'amount', 'what', 'document', 'entry'].map(
			(name) => textIn(form, name)
		) as [string, string, string, string, string, string];
		const day = dayIn(form, 'on_day');
		const values = { kind, commitment_id, amount, what, document, on_day: day.parts };
		const typed = { kind, commitment_id, amount, what, document, on_day: day.day };
		const id = isId(sent) ? { id: sent } : {};
		const outcome = await writeMoneyEntry(event.locals.context, { line_id: line.id, ...id, ...typed });
		const failed = answer(event, outcome, 'entry', values, 'amount');
		if (day.error) failed.data.errors['on_day'] = day.error;
		return failed;
	},
	plan: async (event) => {
		const { line } = await lineOf(event);
		const form = await event.request.formData();
		const values = { planned: textIn(form, 'planned'), why: textIn(form, 'why') };
		return answer(event, await changeBudgetPlan(event.locals.context, { line_id: line.id, ...values }), 'plan', values, 'planned');
	},
	back: async (event) => {
		const { line } = await lineOf(event);
		const form = await event.request.formData();
		const values = { entry_id: textIn(form, 'entry_id'), back_why: textIn(form, 'back_why') };
		const asked = { line_id: line.id, entry_id: values.entry_id, why: values.back_why };
		const failed = answer(event, await withdrawMoneyEntry(event.locals.context, asked), 'back', values, 'back_why');
		const { why, ...errors } = failed.data.errors;
		return fail(failed.status, { ...failed.data, errors: why ? { ...errors, back_why: why } : errors });
	}
};
