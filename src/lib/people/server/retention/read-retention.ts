import { done, refused, type Outcome, type Text } from '#platform';
import { through, type Context } from '#platform/server';
import { monthsBefore, type RecordClass } from '../../retention.ts';
import { isOperator } from '../roles.ts';
import { recordClasses } from './classes.ts';
import type { Due, Keeper } from './keeper.ts';
import { runs, type Run } from './runs.ts';

/** A class with what is due today, counted now, and the run that has been announced. */
export type ListedClass = RecordClass & { due: Due | null; run: Run | null };
export type PastRun = Run & { name: Text };

const mostRuns = 100;

/** Every class of records with what is due, and the runs that have ended, the newest first; for whoever looks after the installation. */
export function readRetention(
	context: Context,
	keepers: readonly Keeper[]
): Promise<Outcome<{ classes: ListedClass[]; past: PastRun[] }, 'not_yours'>> {
	return context.db.transaction().execute(async (trx) => {
		if (!(await isOperator(trx, context))) return refused('not_yours');
		const found = await recordClasses(trx);
		const open = (await runs(trx).where('ended_at', 'is', null).execute()) as Run[];
		const ended = (await runs(trx)
			.where('ended_at', 'is not', null)
			.orderBy('ended_at', 'desc')
			.orderBy('id')
			.limit(mostRuns)
			.execute()) as Run[];
		const classes: ListedClass[] = [];
		for (const one of found) {
			const keeper = keepers.find(({ code }) => code === one.code);
			const before = one.months === null ? null : monthsBefore(context.now, one.months);
			// What is counted is also what only its owner may read, as letters.
			const due = keeper && before ? await through(trx, 'erasure', () => keeper.due(trx, before)) : null;
			classes.push({ ...one, due, run: open.find(({ class_id }) => class_id === one.id) ?? null });
		}
		const names = new Map(found.map(({ id, name }) => [id, name]));
		return done({ classes, past: ended.map((run) => ({ ...run, name: names.get(run.class_id) ?? { lt: '', en: '' } })) });
	});
}

/** One class with what is due and the first of it by their ids, and the run that has been announced. */
export async function readRecordClass(
	context: Context,
	keepers: readonly Keeper[],
	code: string
): Promise<Outcome<ListedClass, 'not_yours' | 'unknown_class'>> {
	const read = await readRetention(context, keepers);
	if (!read.ok) return read;
	const found = read.value.classes.find((one) => one.code === code);
	return found ? done(found) : refused('unknown_class');
}
