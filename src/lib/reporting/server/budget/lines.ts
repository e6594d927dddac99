import { isId, type Day } from '#platform';
import type { Trx } from '#platform/server';
import { sumsOf, type Entry, type LineSums, type Overrun } from '#reporting';

export type FundingSource = 'ministry' | 'school' | 'municipality' | 'international_project' | 'structural_funds';

/** A promise or a payment as it stands on a line. Cents of the edition's money. */
export type MoneyEntry = Entry & {
	line_id: string;
	on_day: Day;
	what: string;
	document: string;
	over_cents: number;
	written_at: Date;
	written_by: string | null;
	withdrawn_at: Date | null;
	withdrawn_why: string | null;
};
export type PlanChange = { number: number; cents: number; why: string; changed_at: Date; changed_by: string | null };

/** A line with its plans, the last of which counts, and its entries, those taken back among them. */
export type BudgetLine = {
	id: string;
	edition_id: string;
	number: number;
	name: string;
	source: FundingSource;
	overrun: Overrun;
	plans: PlanChange[];
	entries: MoneyEntry[];
	sums: LineSums;
};

/** The lines of an edition, or one of them, in the order of their numbers. */
export async function linesOf(trx: Trx, { edition_id, id }: { edition_id?: string; id?: string }): Promise<BudgetLine[]> {
	const lines = await trx
		.selectFrom('reporting.budget_line')
		.select(['id', 'edition_id', 'number', 'name', 'source', 'overrun'])
		.$if(edition_id !== undefined, (query) => query.where('edition_id', '=', edition_id as string))
		.$if(id !== undefined, (query) => query.where('id', '=', id as string))
		.orderBy('number')
		.execute();
	if (lines.length === 0) return [];
	const ids = lines.map((line) => line.id);
	const plans = await trx
		.selectFrom('reporting.budget_plan as plan')
		.leftJoin('people.person as person', 'person.id', 'plan.changed_by')
		.select(['plan.line_id', 'plan.number', 'plan.cents', 'plan.why', 'plan.changed_at', 'person.name as changed_by'])
		.where('plan.line_id', 'in', ids)
		.orderBy('plan.number')
		.execute();
	const entries = await trx
		.selectFrom('reporting.money_entry as entry')
		.leftJoin('people.person as person', 'person.id', 'entry.written_by')
		.select(['entry.id', 'entry.line_id', 'entry.kind', 'entry.commitment_id', 'entry.on_day', 'entry.cents', 'entry.what'])
		.select(['entry.document', 'entry.over_cents', 'entry.written_at', 'person.name as written_by'])
		.select(['entry.withdrawn_at', 'entry.withdrawn_why'])
		.where('entry.line_id', 'in', ids)
		.orderBy('entry.on_day')
		.orderBy('entry.written_at')
		.orderBy('entry.id')
		.execute();
	return lines.map((line) => {
		const own = plans.filter((plan) => plan.line_id === line.id);
		const of = entries.filter((entry) => entry.line_id === line.id) as MoneyEntry[];
		return {
			...(line as Pick<BudgetLine, 'id' | 'edition_id' | 'number' | 'name' | 'source' | 'overrun'>),
			plans: own.map(({ line_id: _, ...plan }) => plan),
			entries: of,
			sums: sumsOf(own.at(-1)?.cents ?? 0, standing(of))
		};
	});
}

/** A line that nobody else changes until the transaction ends. */
export async function lockLine(trx: Trx, id: string): Promise<BudgetLine | undefined> {
	if (!isId(id)) return undefined;
	await trx.selectFrom('reporting.budget_line').select('id').where('id', '=', id).forUpdate().execute();
	return (await linesOf(trx, { id }))[0];
}

export const standing = (entries: readonly MoneyEntry[]): MoneyEntry[] => entries.filter(({ withdrawn_at }) => withdrawn_at === null);
