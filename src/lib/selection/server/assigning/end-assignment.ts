import { done, isId, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { lockOfficerRound, type OfficerRefusal } from '../round/officer-round.ts';

export type EndAssignmentRefusal = OfficerRefusal | 'round_closed' | 'no_such_assignment' | 'review_sent';

/** Takes an application from a reviewer who has not handed in its review. A review that was handed in stays. */
export function endAssignment(
	context: Context,
	{ call: asked, assignment_id }: { call: string; assignment_id: string }
): Promise<Outcome<undefined, EndAssignmentRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await lockOfficerRound(trx, context, asked);
		if (!found.ok) return found;
		const { round, call, barred } = found.value;
		if (round.closed_at !== null) return refused('round_closed');
		const assignment = isId(assignment_id)
			? await trx
					.selectFrom('selection.assignment as assignment')
					.innerJoin('applications.application as application', 'application.id', 'assignment.application_id')
					.select(['assignment.id', 'assignment.sent_at', 'assignment.application_id', 'assignment.person_id', 'application.reference'])
					.where('assignment.id', '=', assignment_id)
					.where('assignment.round_id', '=', round.id)
					.where('assignment.ended_at', 'is', null)
					.forUpdate('assignment')
					.executeTakeFirst()
			: undefined;
		if (!assignment || barred.has(assignment.application_id)) return refused('no_such_assignment');
		if (assignment.sent_at !== null) return refused('review_sent');
		await trx
			.updateTable('selection.assignment')
			.set({ ended_at: context.now, ended_by: context.actor.id, end_reason: 'reassigned' })
			.where('id', '=', assignment.id)
			.execute();
		await record(trx, context, {
			name: 'assignment.ended',
			subject: { kind: 'round', id: round.id },
			also: [
				{ kind: 'call', id: call.id },
				{ kind: 'person', id: assignment.person_id }
			],
			particulars: { reference: assignment.reference }
		});
		return done();
	});
}
