import { dayOf } from '#platform';
import type { Trx } from '#platform/server';
import { entriesAfter, type CalendarEntry } from '../../calendar-entries.ts';
import type { TrainingInForce } from '../training/in-force.ts';

/** An entry as it is kept, with the moment of its last change. */
export type KeptEntry = CalendarEntry & { training_id: string; changed_at: Date };

/** What calendars know of these trainings. */
export const entriesOf = (trx: Trx, trainingIds: readonly string[]): Promise<KeptEntry[]> =>
	trainingIds.length === 0
		? Promise.resolve([])
		: trx
				.selectFrom('scheduling.calendar_entry')
				.selectAll()
				.where('training_id', 'in', [...trainingIds])
				.orderBy('training_id')
				.orderBy('ordinal')
				.execute();

/**
 * Has calendars follow what is published of a training: days that came, moved or went. With `touched`, something told of its
 * days has changed. Days that are over stay as they were. Answers the entries as they are now.
 */
export async function keepEntries(trx: Trx, now: Date, training: TrainingInForce, touched = false): Promise<KeptEntry[]> {
	const today = dayOf(now);
	const standing = await entriesOf(trx, [training.id]);
	const days = training.cancelled ? training.days.filter((day) => day < today) : training.days;
	for (const entry of entriesAfter(standing, days, touched ? today : null)) {
		const before = standing.find(({ ordinal }) => ordinal === entry.ordinal);
		if (before?.sequence === entry.sequence) continue;
		const { ordinal, ...rest } = { ...entry, changed_at: now };
		await trx
			.insertInto('scheduling.calendar_entry')
			.values({ training_id: training.id, ordinal, ...rest })
			.onConflict((conflict) => conflict.columns(['training_id', 'ordinal']).doUpdateSet(rest))
			.execute();
	}
	return entriesOf(trx, [training.id]);
}
