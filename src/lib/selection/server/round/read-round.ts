import { sql } from 'kysely';
import { done, refused, type Fault, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import type { CallRecord } from '#programmes/server';
import type { CallFacts } from '../../scheme-faults.ts';
import type { Phase } from '../../phase.ts';
import { phasesOf, roundOfCall, type Round } from '../centre-round.ts';
import { callFactsOf } from './call-facts.ts';
import { callOfOfficer, officerRound, type CallRefusal, type OfficerRefusal } from './officer-round.ts';
import { faultsOfDraft } from './publish-scheme.ts';
import { schemesOf, type SchemeVersion } from './schemes.ts';

/** Where the selection of a call stands, in figures: what an officer does next follows from them. */
export type Progress = {
	/** Sent and not withdrawn, and those of them that the rules let in. */
	applications: number;
	eligible: number;
	reviewers: number;
	/** Standing assignments, and those whose review is handed in. */
	assigned: number;
	sent: number;
	overdue: number;
	/** Eligible applications with fewer standing assignments than the scheme gives each. */
	unassigned: number;
	conflicts: number;
	lots: boolean;
};
export type RoundOverview = { call: CallRecord; round: Round | null; phases: Phase[]; schemes: SchemeVersion[]; progress: Progress };

/** The selection of a call for its officers; where none is begun yet, what it would begin with. */
export function readRound(context: Context, callOrSlug: string): Promise<Outcome<RoundOverview, CallRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const call = await callOfOfficer(trx, context, callOrSlug);
		if (!call.ok) return call;
		const round = (await roundOfCall(trx, call.value.id)) ?? null;
		const schemes = round ? await schemesOf(trx, round.id) : [];
		const each = (schemes.find(({ published_at }) => published_at !== null) ?? schemes[0])?.content.reviews_each ?? 1;
		return done({
			call: call.value,
			round,
			phases: round ? await phasesOf(trx, round.id) : [],
			schemes,
			progress: await progressOf(trx, context, call.value.id, each)
		});
	});
}

export type SchemeDesk = { call: CallRecord; standing: SchemeVersion; versions: SchemeVersion[]; facts: CallFacts; faults: Fault[] };

/** The scheme on which officers write, with what keeps it from being published. */
export function readScheme(context: Context, callOrSlug: string): Promise<Outcome<SchemeDesk, OfficerRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await officerRound(trx, context, callOrSlug);
		if (!found.ok) return found;
		const { call, round } = found.value;
		const versions = await schemesOf(trx, round.id);
		const [standing] = versions;
		if (!standing) return refused('no_round');
		const faults = standing.published_at === null ? await faultsOfDraft(trx, context, found.value, standing.content) : [];
		return done({ call, standing, versions, facts: await callFactsOf(trx, call), faults });
	});
}

/** The figures of a round, without the applications in which the officer has an interest. */
async function progressOf(trx: Trx, { now, actor }: Pick<Context, 'now' | 'actor'>, callId: string, each: number): Promise<Progress> {
	const { rows } = await sql<Progress>`
		with barred as (
			select application_id from selection.conflict where person_id = ${actor.id}::uuid and lifted_at is null
		), application as (
			select id, outcome, (select count(*) from selection.assignment a where a.application_id = application.id and a.ended_at is null) as given
			from applications.application where call_id = ${callId} and submission_id is not null and state <> 'withdrawn' and id not in (select application_id from barred)
		), assignment as (
			select a.* from selection.assignment a join selection.round r on r.id = a.round_id
			where r.call_id = ${callId} and a.ended_at is null and a.application_id not in (select application_id from barred)
		)
		select
			(select count(*)::int from application) as applications,
			(select count(*)::int from application where outcome = 'yes') as eligible,
			(select count(*)::int from application where outcome = 'yes' and given < ${each}) as unassigned,
			(select count(*)::int from selection.reviewer v join selection.round r on r.id = v.round_id where r.call_id = ${callId} and v.ended_at is null) as reviewers,
			(select count(*)::int from assignment) as assigned,
			(select count(*)::int from assignment where sent_at is not null) as sent,
			(select count(*)::int from assignment where sent_at is null and due_at < ${now}) as overdue,
			(select count(distinct (c.application_id, c.person_id))::int from selection.conflict c join applications.application a on a.id = c.application_id where a.call_id = ${callId} and c.lifted_at is null) as conflicts,
			exists (select from selection.lots l join selection.round r on r.id = l.round_id where r.call_id = ${callId}) as lots`.execute(trx);
	return rows[0] as Progress;
}
