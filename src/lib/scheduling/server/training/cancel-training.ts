import { dayOf, done, isId, lengthOf, refused, type Outcome } from '#platform';
import { on, record, type Context, type Happened, type Trx } from '#platform/server';
import { draftOf, markChanged } from '../timetables.ts';
import { lockTraining, subjectsOf, type TrainingRow } from '../training-access.ts';

export type CancelRefusal = 'not_found' | 'already_cancelled' | 'begun_already' | 'reason_missing';

/**
 * Cancels a training: its days to come are free for others, whoever was asked hears of it, and calendars take it out. By an officer;
 * refused once it has begun. */
export function cancelTraining(
	context: Context,
	{ training_id, why }: { training_id: string; why: string }
): Promise<Outcome<undefined, CancelRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		await holdSeasonOf(trx, 'id', training_id);
		const desk = await lockTraining(trx, context, training_id);
		if (!desk.ok || desk.value.as !== 'officer') return refused('not_found');
		if (desk.value.training.cancelled_at !== null) return refused('already_cancelled');
		const said = why.trim();
		if (lengthOf(said) < 3 || lengthOf(said) > 1000)
			return refused('reason_missing', [{ field: 'why', key: 'scheduling_fault_cancel_why' }]);
		if (await hasBegun(trx, context, training_id)) return refused('begun_already');
		await cancel(trx, context, desk.value.training, said);
		return done();
	});
}

/** A school that withdraws its application has no training any more. */
const followWithdrawal = (context: Context, { subject_id }: Happened): Promise<void> =>
	context.db.transaction().execute(async (trx) => {
		await holdSeasonOf(trx, 'application_id', subject_id);
		const row = await trx
			.selectFrom('scheduling.training')
			.selectAll()
			.where('application_id', '=', subject_id)
			.where('cancelled_at', 'is', null)
			.forUpdate()
			.executeTakeFirst();
		if (row && !(await hasBegun(trx, context, row.id)))
			await cancel(trx, context, row as unknown as TrainingRow, 'Mokykla atsiėmė paraišką.');
	});

export const cancelWhenWithdrawn = on('application.withdrawn', 'training.cancel', followWithdrawal);

/** Holds the season of a training before the training itself: nothing is published and no draft is written meanwhile. */
async function holdSeasonOf(trx: Trx, column: 'id' | 'application_id', value: string): Promise<void> {
	if (!isId(value)) return;
	await trx
		.selectFrom('scheduling.season')
		.select('edition_id')
		.where('edition_id', 'in', (eb) => eb.selectFrom('scheduling.training').select('edition_id').where(column, '=', value))
		.forUpdate()
		.execute();
}

/** Whether a day of a training has been held: what has been held is a fact, and its days left are repaired, not cancelled. */
const hasBegun = async (trx: Trx, { now }: Context, trainingId: string): Promise<boolean> =>
	(await trx
		.selectFrom('scheduling.booking')
		.select('held_on')
		.where('training_id', '=', trainingId)
		.where('held_on', '<=', dayOf(now))
		.limit(1)
		.executeTakeFirst()) !== undefined;

async function cancel(trx: Trx, context: Context, training: TrainingRow, why: string): Promise<void> {
	const { now, actor } = context;
	await trx
		.updateTable('scheduling.training')
		.set({ cancelled_at: now, cancelled_by: actor.id, cancelled_why: why })
		.where('id', '=', training.id)
		.execute();
	await trx.deleteFrom('scheduling.booking').where('training_id', '=', training.id).where('held_on', '>', dayOf(now)).execute();
	const draft = await draftOf(trx, training.edition_id);
	if (draft) {
		await trx.deleteFrom('scheduling.placement').where('timetable_id', '=', draft.id).where('training_id', '=', training.id).execute();
		await markChanged(trx, context, draft);
	}
	await record(trx, context, { name: 'training.cancelled', ...subjectsOf(training), particulars: { reference: training.reference } });
}
