import { done, lengthOf, line as oneLine, newId, refused, type Fault, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { fundingSources } from '#programmes';
import { editionFor } from '#programmes/server';
import { leastPlan, overruns, readMoney } from '#reporting';
import { linesOf, lockLine, standing } from './lines.ts';

export type TypedLine = { name: string; source: string; planned: string; overrun: string };
export type LineRefusal = 'not_found' | 'line_faulty';

/**
 * Adds a line to the budget of an edition: from whom the money comes (B-13; one of the sources that the edition names), how much is planned, and
 * what happens when it has not enough. By an officer of the centre.
 */
export function addBudgetLine(
	context: Context,
	{ edition_id, ...typed }: TypedLine & { edition_id: string }
): Promise<Outcome<{ id: string }, LineRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const edition = await editionFor(trx, context, edition_id);
		if (!edition) return refused('not_found');
		await trx.selectFrom('programmes.edition').select('id').where('id', '=', edition.id).forUpdate().execute();
		const lines = await linesOf(trx, { edition_id: edition.id });
		const name = oneLine(typed.name);
		const source = fundingSources.find((one) => one === typed.source && edition.terms.funding.includes(one));
		const overrun = overruns.find((one) => one === typed.overrun);
		const planned = readMoney(typed.planned);
		const faults: Fault[] = [];
		if (lengthOf(name) < 3 || lengthOf(name) > 200) faults.push({ field: 'name', key: 'budget_fault_name' });
		else if (lines.some((one) => one.name === name && one.source === source))
			faults.push({ field: 'name', key: 'budget_fault_name_taken' });
		if (!source) faults.push({ field: 'source', key: 'budget_fault_source' });
		if (!planned.ok) faults.push({ field: 'planned', key: `budget_fault_${planned.fault}` });
		if (!overrun) faults.push({ field: 'overrun', key: 'budget_fault_overrun' });
		if (faults.length > 0 || !source || !overrun || !planned.ok) return refused('line_faulty', faults);

		const id = newId();
		const made = { id, edition_id: edition.id, number: lines.length + 1, name, source, overrun };
		await trx
			.insertInto('reporting.budget_line')
			.values({ ...made, made_at: context.now, made_by: context.actor.id })
			.execute();
		const plan = { line_id: id, number: 1, cents: planned.cents, why: '' };
		await trx
			.insertInto('reporting.budget_plan')
			.values({ ...plan, changed_at: context.now, changed_by: context.actor.id })
			.execute();
		await record(trx, context, {
			name: 'budget_line.added',
			subject: { kind: 'edition', id: edition.id },
			also: [{ kind: 'centre', id: edition.centre_id }],
			particulars: { line: name }
		});
		return done({ id });
	});
}

export type PlanRefusal = 'not_found' | 'line_faulty' | 'below_what_is_spent';

/**
 * Moves what is planned of a line, with a reason; what was planned before stays written down. Never below what is paid and promised of it. By an officer of
 * the centre.
 */
export function changeBudgetPlan(
	context: Context,
	{ line_id, planned: typed, why: reason }: { line_id: string; planned: string; why: string }
): Promise<Outcome<null, PlanRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const line = await lockLine(trx, line_id);
		const edition = line && (await editionFor(trx, context, line.edition_id));
		if (!line || !edition) return refused('not_found');
		const planned = readMoney(typed);
		const why = oneLine(reason);
		const faults: Fault[] = [];
		if (!planned.ok) faults.push({ field: 'planned', key: `budget_fault_${planned.fault}` });
		if (lengthOf(why) < 3 || lengthOf(why) > 1000) faults.push({ field: 'why', key: 'budget_fault_why' });
		if (!planned.ok || faults.length > 0) return refused('line_faulty', faults);
		if (planned.cents < line.sums.planned && planned.cents < leastPlan(standing(line.entries))) return refused('below_what_is_spent');

		const plan = { line_id: line.id, number: line.plans.length + 1, cents: planned.cents, why };
		await trx
			.insertInto('reporting.budget_plan')
			.values({ ...plan, changed_at: context.now, changed_by: context.actor.id })
			.execute();
		await record(trx, context, {
			name: 'budget_line.planned',
			subject: { kind: 'edition', id: edition.id },
			also: [{ kind: 'centre', id: edition.centre_id }],
			particulars: { line: line.name }
		});
		return done(null);
	});
}
