import type { Context, Happened, Trx } from '#platform/server';
import { record } from '#platform/server';
import { roundOfCall } from '../centre-round.ts';

/**
 * An application was withdrawn: an offer of a place is over, confirmed or not, and a decision that waited is no longer
 * needed. A decision that was applied stays on record.
 */
export async function releasePlace(context: Context, { subject_id, actor_id, happened_at }: Happened): Promise<void> {
	await context.db.transaction().execute(async (trx) => {
		const application = await withdrawnOne(trx, subject_id);
		const round = application && (await roundOfCall(trx, application.call_id, true));
		if (!application || !round) return;
		await trx
			.updateTable('selection.decision')
			.set({ superseded_at: context.now, superseded_by: actor_id, superseded_why: 'application_withdrawn' })
			.where('application_id', '=', application.id)
			.where('act_id', 'is', null)
			.where('superseded_at', 'is', null)
			.execute();
		const freed = await trx
			.updateTable('selection.offer')
			.set({ answer: 'declined', answered_at: happened_at, answered_by: actor_id, reason: 'application_withdrawn' })
			.where('application_id', '=', application.id)
			.where((eb) => eb.or([eb('answer', 'is', null), eb('answer', '=', 'confirmed')]))
			.returning('id')
			.execute();
		if (freed.length === 0) return;
		await record(trx, context, {
			name: 'place.freed',
			subject: { kind: 'application', id: application.id },
			also: [
				{ kind: 'school', id: application.school_id },
				{ kind: 'round', id: round.id }
			],
			particulars: { reference: application.reference, school: application.school_name }
		});
	});
}

const withdrawnOne = (trx: Trx, id: string) =>
	trx
		.selectFrom('applications.application')
		.select(['id', 'reference', 'call_id', 'school_id', 'school_name'])
		.where('id', '=', id)
		.where('state', '=', 'withdrawn')
		.executeTakeFirst();
