import { dayOf, done, isId, refused, type Outcome, type Text } from '#platform';
import { record, within, type Context, type Trx } from '#platform/server';
import { holds } from '#people/server';
import { callById, type CallRecord } from '#programmes/server';
import { rightsNow, type PhaseRights } from '../../phase.ts';
import { findInterests, hasInterest, keepInterests } from '../assigning/find-interests.ts';
import { phasesOf, schemeInForce, type PublishedScheme } from '../centre-round.ts';

/** `in_conflict`: the reviewer has an interest in the application; not a word of it is shown. */
export type ReviewerRefusal = 'not_found' | 'in_conflict' | 'assignment_ended' | 'application_withdrawn' | 'round_closed';

/** A task of the acting reviewer that stands, with what the phase allows now. */
export type MyAssignment = {
	id: string;
	round_id: string;
	application_id: string;
	person_id: string;
	due_at: Date;
	declared_at: Date | null;
	seen_at: Date | null;
	sent_at: Date | null;
	remark: string;
	reference: string;
	submission_id: string;
	call: CallRecord;
	scheme: PublishedScheme | null;
	rights: PhaseRights;
};

/**
 * The task of an address, locked, if it is the acting person's and they have no interest in the application. The registers
 * are asked anew each time, so that an interest since yesterday closes the application today; so does a role that ended, or
 * the work in this round. A try to open what one has an interest in is recorded.
 */
export async function lockMyAssignment(trx: Trx, context: Context, id: string): Promise<Outcome<MyAssignment, ReviewerRefusal>> {
	const { actor, now } = context;
	if (!isId(id) || actor.kind !== 'person') return refused('not_found');
	const row = await find(trx, id, actor.id);
	if (!row) return refused('not_found');
	const call = await callById(trx, row.call_id);
	if (!call) return refused('not_found');
	const pair = { application_id: row.application_id, person_id: actor.id };
	if (row.ended_at === null)
		await keepInterests(
			trx,
			context,
			{ round: { id: row.round_id }, call },
			await findInterests(trx, context, call.id, [actor.id], [row.application_id])
		);
	if (await hasInterest(trx, pair.application_id, pair.person_id)) {
		await noteRefusal(trx, context, row, call.name);
		return refused('in_conflict');
	}
	if (row.ended_at !== null || !(await stillReviews(trx, context, row.round_id, call))) return refused('assignment_ended');
	if (row.state === 'withdrawn' || row.submission_id === null) return refused('application_withdrawn');
	if (row.closed_at !== null) return refused('round_closed');
	const { call_id: _, state: __, ended_at: ___, closed_at: ____, submission_id, ...assignment } = row;
	return done({
		...assignment,
		submission_id,
		call,
		scheme: await schemeInForce(trx, row.round_id),
		rights: rightsNow(await phasesOf(trx, row.round_id), now)
	});
}

/** Whether the acting person has the role of a reviewer at the centre today and is among those of the round. */
async function stillReviews(trx: Trx, { actor, now }: Context, roundId: string, { programme }: CallRecord): Promise<boolean> {
	const among = await trx
		.selectFrom('selection.reviewer')
		.select('id')
		.where('round_id', '=', roundId)
		.where('person_id', '=', actor.id)
		.where('ended_at', 'is', null)
		.executeTakeFirst();
	return among !== undefined && (await holds(trx, actor, ['reviewer'], programme.centre_id, dayOf(now)));
}

const find = (trx: Trx, id: string, personId: string) =>
	trx
		.selectFrom('selection.assignment as assignment')
		.innerJoin('selection.round as round', 'round.id', 'assignment.round_id')
		.innerJoin('applications.application as application', 'application.id', 'assignment.application_id')
		.select([
			'assignment.id',
			'assignment.round_id',
			'assignment.application_id',
			'assignment.person_id',
			'assignment.due_at',
			'assignment.declared_at',
			'assignment.seen_at',
			'assignment.sent_at',
			'assignment.remark',
			'assignment.ended_at',
			'round.call_id',
			'round.closed_at',
			'application.reference',
			'application.submission_id',
			'application.state'
		])
		.where('assignment.id', '=', id)
		.where('assignment.person_id', '=', personId)
		.forUpdate('assignment')
		.executeTakeFirst();

/** A try is written down, not each of a hundred. */
async function noteRefusal(trx: Trx, context: Context, row: { round_id: string; reference: string }, call: Text): Promise<void> {
	const often = { times: 10, seconds: 3600 };
	if (!(await within(trx, context.now, 'selection.conflicted_opening', context.actor.id ?? '', often))) return;
	await record(trx, context, {
		name: 'review.refused',
		subject: { kind: 'round', id: row.round_id },
		particulars: { call, reference: row.reference }
	});
}
