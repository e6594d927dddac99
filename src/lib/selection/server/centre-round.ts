import * as v from 'valibot';
import { dayOf, done, isId, refused, type Outcome } from '#platform';
import { plannedOnce, type Context, type Trx } from '#platform/server';
import { holds } from '#people/server';
import { callById, callBySlug, type CallRecord } from '#programmes/server';
import { lookForOwn } from './assigning/find-interests.ts';
import { phaseAt, type Phase, type PhaseKind } from '../phase.ts';
import { SchemeSchema, type Scheme } from '../scheme.ts';

export type Round = { id: string; call_id: string; salt: string; begun_at: Date; closed_at: Date | null; closed_by: string | null };
export type PublishedScheme = { id: string; version: number; content: Scheme; published_at: Date };
export type CentreRound = { round: Round; call: CallRecord; scheme: PublishedScheme | null; phases: Phase[]; officer: string };

/** `in_conflict`: whoever has an interest in one of the applications neither sees the ranking nor decides. */
export type RoundRefusal = 'not_found' | 'not_allowed' | 'no_round' | 'in_conflict';

type Asker = Pick<Context, 'actor' | 'now'>;

/** The round of a call for an officer of the centre who has no interest in any of its applications, as the registers say and they said. */
export const roundForCentre = (trx: Trx, asker: Asker, callOrSlug: string): Promise<Outcome<CentreRound, RoundRefusal>> =>
	find(trx, asker, callOrSlug, false);

/** The same, locked until the transaction ends: of two officers who decide at once, one waits for the other. */
export const lockRoundForCentre = (trx: Trx, asker: Asker, callOrSlug: string): Promise<Outcome<CentreRound, RoundRefusal>> =>
	find(trx, asker, callOrSlug, true);

/** Whether an officer may be told of the ranking of a call: one of its centre without an interest in any of its applications. */
export const mayDecide = async (trx: Trx, asker: Asker, callOrSlug: string): Promise<boolean> =>
	(await roundForCentre(trx, asker, callOrSlug)).ok;

async function find(trx: Trx, asker: Asker, callOrSlug: string, lock: boolean): Promise<Outcome<CentreRound, RoundRefusal>> {
	const call = isId(callOrSlug) ? await callById(trx, callOrSlug) : await callBySlug(trx, callOrSlug);
	if (!call) return refused('not_found');
	const { actor, now } = asker;
	if (!(await holds(trx, actor, ['centre_officer'], call.programme.centre_id, dayOf(now)))) return refused('not_allowed');
	const round = await roundOfCall(trx, call.id, lock);
	if (!round) return refused('no_round');
	await lookForOwn(trx, asker, { round, call });
	if (actor.kind === 'person' && (await hasInterest(trx, call.id, actor.id))) return refused('in_conflict');
	return done({
		round,
		call,
		scheme: await schemeInForce(trx, round.id),
		phases: await phasesOf(trx, round.id),
		// The machine stands in for whoever began the round: stories and imports decide nothing of their own.
		officer: actor.id ?? (await begunBy(trx, round.id))
	});
}

/** The round of a call; locked, nobody else decides in it meanwhile. */
export function roundOfCall(trx: Trx, callId: string, lock = false): Promise<Round | undefined> {
	const query = trx
		.selectFrom('selection.round')
		.select(['id', 'call_id', 'salt', 'begun_at', 'closed_at', 'closed_by'])
		.where('call_id', '=', callId);
	return (lock ? query.forUpdate() : query).modifyEnd(plannedOnce).executeTakeFirst();
}

/** The scheme by which is selected: the last that was published. */
export async function schemeInForce(trx: Trx, roundId: string): Promise<PublishedScheme | null> {
	const row = await trx
		.selectFrom('selection.scheme')
		.select(['id', 'version', 'content', 'published_at'])
		.where('round_id', '=', roundId)
		.where('published_at', 'is not', null)
		.orderBy('version', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row?.published_at ? { ...row, published_at: row.published_at, content: v.parse(SchemeSchema, row.content) } : null;
}

export async function phasesOf(trx: Trx, roundId: string): Promise<Phase[]> {
	const rows = await trx
		.selectFrom('selection.phase')
		.select(['kind', 'starts_at', 'ends_at', 'names_shown', 'others_shown', 'scores_change'])
		.where('round_id', '=', roundId)
		.orderBy('starts_at')
		.execute();
	return rows.map((row) => ({ ...row, kind: row.kind as PhaseKind }));
}

/** Whether a phase of this kind is on. Nothing is allowed outside of phases. */
export const isOn = (phases: readonly Phase[], kind: PhaseKind, now: Date): boolean => phaseAt(phases, now)?.kind === kind;

async function hasInterest(trx: Trx, callId: string, personId: string): Promise<boolean> {
	const found = await trx
		.selectFrom('selection.conflict as conflict')
		.innerJoin('applications.application as application', 'application.id', 'conflict.application_id')
		.select('conflict.id')
		.where('application.call_id', '=', callId)
		.where('conflict.person_id', '=', personId)
		.where('conflict.lifted_at', 'is', null)
		.executeTakeFirst();
	return found !== undefined;
}

async function begunBy(trx: Trx, roundId: string): Promise<string> {
	return (await trx.selectFrom('selection.round').select('begun_by').where('id', '=', roundId).executeTakeFirstOrThrow()).begun_by;
}
