import { dayOf, newId, type Day } from '#platform';
import { record, type Context, type Handler, type Trx } from '#platform/server';
import { monthsBefore, standsUntil, type RecordClass } from '../../retention.ts';
import { lockClass, recordClasses } from './classes.ts';
import type { Keeper } from './keeper.ts';
import { endRun, openRunOf, type Run } from './runs.ts';
import { tellOfRuns, type Announced } from './tell-of-runs.ts';

/** How a run goes on: so many records in a transaction, so many transactions of a class in a night. */
const batch = 200;
const batchesANight = 50;

export type RetentionTerms = { keepers: readonly Keeper[]; noticeDays: number; operator: string };

/**
 * Looks at each class of records. What is due is announced with its count, and whoever looks after the installation gets a letter; what was
 * announced and has stood for the days of notice is taken away, in batches, each a transaction of its own. Stopped anywhere and begun
 * again, it goes on where it was; twice in a night it does nothing twice.
 */
export const carryOutRetention =
	({ keepers, noticeDays, operator }: RetentionTerms): Handler =>
	async (context) => {
		const kept = (await context.db.transaction().execute(recordClasses)).flatMap(({ id, code }) => {
			const keeper = keepers.find((one) => one.code === code);
			return keeper ? [{ id, keeper }] : [];
		});
		for (const { id, keeper } of kept) for (let done = 0; done < batchesANight && (await takeBatch(context, id, keeper)); done++);
		// Nothing is announced without its letter, nor a letter written of what is not announced.
		await context.db.transaction().execute(async (trx) => {
			const announced: Announced[] = [];
			for (const { id, keeper } of kept) announced.push(...(await announce(trx, context, id, keeper, noticeDays)));
			if (announced.length > 0) await tellOfRuns(trx, context.now, announced, operator);
		});
	};

/** One batch of a run whose preview has stood; says whether there may be more. */
function takeBatch(context: Context, classId: string, keeper: Keeper): Promise<boolean> {
	return context.db.transaction().execute(async (trx) => {
		const locked = await lockClass(trx, classId);
		const run = await openRunOf(trx, classId);
		if (!locked || !run || run.stands_until > context.now) return false;
		const taken = await keeper.takeAway(trx, run.before, batch);
		const sum = run.taken + taken;
		await trx.updateTable('people.retention_run').set({ taken: sum }).where('id', '=', run.id).execute();
		if (taken === batch) return true;
		await endRun(trx, run.id, context.now, 'carried_out');
		await record(trx, context, told('retention.carried_out', locked, run, sum));
		return false;
	});
}

/** Announces a run where something is due and no run of the class is open. */
async function announce(trx: Trx, context: Context, classId: string, keeper: Keeper, noticeDays: number): Promise<Announced[]> {
	const found = await lockClass(trx, classId);
	if (!found || found.months === null || (await openRunOf(trx, classId))) return [];
	const before = monthsBefore(context.now, found.months);
	const { count: counted } = await keeper.due(trx, before);
	if (counted === 0) return [];
	const run = {
		...{ id: newId(), class_id: found.id, months: found.months, before, counted },
		...{ announced_at: context.now, stands_until: standsUntil(context.now, noticeDays) }
	};
	await trx.insertInto('people.retention_run').values(run).execute();
	await record(trx, context, told('retention.announced', found, run, counted));
	return [{ name: found.name, fate: found.fate, counted, before, from: run.stands_until }];
}

const told = (
	name: 'retention.announced' | 'retention.carried_out',
	{ code, id }: RecordClass,
	run: Pick<Run, 'id' | 'before'>,
	count: number
) => ({
	name,
	subject: { kind: 'retention_run', id: run.id },
	also: [{ kind: 'record_class', id }],
	particulars: { class: code, count, before: dayOf(run.before) satisfies Day }
});
