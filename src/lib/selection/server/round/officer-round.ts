import { dayOf, done, isId, refused, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { holds } from '#people/server';
import { callById, callBySlug, type CallRecord } from '#programmes/server';
import type { Phase } from '../../phase.ts';
import { lookForOwn } from '../assigning/find-interests.ts';
import { phasesOf, roundOfCall, schemeInForce, type PublishedScheme, type Round } from '../centre-round.ts';

type Asker = Pick<Context, 'actor' | 'now'>;
export type CallRefusal = 'not_found' | 'not_allowed';
export type OfficerRefusal = CallRefusal | 'no_round';

/**
 * The round of a call as its officers prepare and follow it. An officer with an interest in an application does the rest
 * of the work, and of that application is told nothing (`barred`).
 */
export type OfficerRound = {
	round: Round;
	call: CallRecord;
	scheme: PublishedScheme | null;
	phases: Phase[];
	/** Who acts; the machine (a story, an import) stands in for whoever began the round. */
	officer: string;
	barred: ReadonlySet<string>;
};

/** A call, by its id or its address, for an officer of the centre whose programme it is. */
export async function callOfOfficer(trx: Trx, { actor, now }: Asker, callOrSlug: string): Promise<Outcome<CallRecord, CallRefusal>> {
	const call = isId(callOrSlug) ? await callById(trx, callOrSlug) : await callBySlug(trx, callOrSlug);
	if (!call) return refused('not_found');
	return (await holds(trx, actor, ['centre_officer'], call.programme.centre_id, dayOf(now))) ? done(call) : refused('not_allowed');
}

/** The round of a call, to read. */
export const officerRound = (trx: Trx, asker: Asker, callOrSlug: string): Promise<Outcome<OfficerRound, OfficerRefusal>> =>
	find(trx, asker, callOrSlug, false);

/** The same, locked until the transaction ends. */
export const lockOfficerRound = (trx: Trx, asker: Asker, callOrSlug: string): Promise<Outcome<OfficerRound, OfficerRefusal>> =>
	find(trx, asker, callOrSlug, true);

async function find(trx: Trx, asker: Asker, callOrSlug: string, lock: boolean): Promise<Outcome<OfficerRound, OfficerRefusal>> {
	const call = await callOfOfficer(trx, asker, callOrSlug);
	if (!call.ok) return call;
	const round = await roundOfCall(trx, call.value.id, lock);
	if (!round) return refused('no_round');
	await lookForOwn(trx, asker, { round, call: call.value });
	return done({
		round,
		call: call.value,
		scheme: await schemeInForce(trx, round.id),
		phases: await phasesOf(trx, round.id),
		officer: asker.actor.id ?? (await begunBy(trx, round.id)),
		barred: new Set(asker.actor.id === null ? [] : await interestsOf(trx, call.value.id, asker.actor.id))
	});
}

/** The applications of a call in which somebody has a standing interest. */
export async function interestsOf(trx: Trx, callId: string, personId: string): Promise<string[]> {
	const rows = await trx
		.selectFrom('selection.conflict as conflict')
		.innerJoin('applications.application as application', 'application.id', 'conflict.application_id')
		.select('conflict.application_id')
		.distinct()
		.where('application.call_id', '=', callId)
		.where('conflict.person_id', '=', personId)
		.where('conflict.lifted_at', 'is', null)
		.execute();
	return rows.map(({ application_id }) => application_id);
}

const begunBy = async (trx: Trx, roundId: string): Promise<string> =>
	(await trx.selectFrom('selection.round').select('begun_by').where('id', '=', roundId).executeTakeFirstOrThrow()).begun_by;
