import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { done, refused, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { planAssignments, type Available, type ToAssign, type Unplaced } from '../../assignment-plan.ts';
import { lockOfficerRound, officerRound, type OfficerRefusal, type OfficerRound } from '../round/officer-round.ts';
import { writeAssignments, type Pair } from './assign.ts';
import { findInterests, keepInterests } from './find-interests.ts';

/** A proposal to give every application its reviews. Nothing is written until it is applied. */
export type Balance = {
	proposed: (Pair & { reference: string; school: string; reviewer: string })[];
	unplaced: (Omit<Unplaced, 'application'> & { application_id: string; reference: string; school: string })[];
	/** What each reviewer has and would have. */
	loads: { person_id: string; name: string; before: number; after: number; at_most: number }[];
	/** A mark of the proposal: applied is only what was looked at. */
	mark: string;
};
export type BalanceRefusal = OfficerRefusal | 'round_closed' | 'no_scheme' | 'no_reviewers';

/** Proposes reviewers for all eligible applications that lack them: by load and topic, never somebody with an interest. */
export function proposeBalance(context: Context, { call }: { call: string }): Promise<Outcome<Balance, BalanceRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await officerRound(trx, context, call);
		return found.ok ? propose(trx, context, found.value) : found;
	});
}

/** Applies a proposal as it was looked at; where anything has changed since, it is to be looked at anew. */
export function applyBalance(
	context: Context,
	{ call, mark }: { call: string; mark: string }
): Promise<Outcome<{ count: number }, BalanceRefusal | 'changed_meanwhile' | 'nothing_to_assign'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await lockOfficerRound(trx, context, call);
		if (!found.ok) return found;
		const plan = await propose(trx, context, found.value);
		if (!plan.ok) return plan;
		if (plan.value.mark !== mark) return refused('changed_meanwhile');
		if (plan.value.proposed.length === 0) return refused('nothing_to_assign');
		const reviewers = plan.value.loads.map(({ person_id }) => person_id);
		await keepInterests(trx, context, found.value, await findInterests(trx, context, found.value.call.id, reviewers));
		const pairs = plan.value.proposed.map(({ application_id, person_id }) => ({ application_id, person_id }));
		await writeAssignments(trx, context, found.value, pairs, 'balance');
		return done({ count: pairs.length });
	});
}

async function propose(trx: Trx, context: Context, round: OfficerRound): Promise<Outcome<Balance, BalanceRefusal>> {
	if (round.round.closed_at !== null) return refused('round_closed');
	if (!round.scheme) return refused('no_scheme');
	const reviewers = await reviewersIn(trx, round);
	if (reviewers.length === 0) return refused('no_reviewers');
	const applications = await lacking(trx, context, round, reviewers, round.scheme.content.reviews_each);
	const { assignments, unplaced } = planAssignments(applications, reviewers, round.round.id);
	const byId = new Map(applications.map((application) => [application.id, application]));
	const named = (id: string) => ({ application_id: id, reference: byId.get(id)?.reference ?? '', school: byId.get(id)?.school ?? '' });
	// An officer with an interest in an application is not told who reads it.
	const shown = (id: string) => !round.barred.has(id);
	return done({
		proposed: assignments.map(({ application, reviewer }) => ({
			...(shown(application) ? named(application) : { application_id: application, reference: '…', school: '…' }),
			person_id: reviewer,
			reviewer: shown(application) ? (reviewers.find(({ id }) => id === reviewer)?.name ?? '') : '…'
		})),
		unplaced: unplaced
			.filter(({ application }) => shown(application))
			.map(({ application, ...rest }) => ({ ...rest, ...named(application) })),
		loads: reviewers.map(({ id, name, load, at_most }) => ({
			person_id: id,
			name,
			before: load,
			after: load + assignments.filter(({ reviewer }) => reviewer === id).length,
			at_most
		})),
		mark: createHash('sha256').update(JSON.stringify(assignments)).digest('hex').slice(0, 16)
	});
}

type Named = Available & { name: string };

async function reviewersIn(trx: Trx, { round }: OfficerRound): Promise<Named[]> {
	const { rows } = await sql<Named>`
		select reviewer.person_id as id, person.name, reviewer.topics, reviewer.at_most,
			(select count(*)::int from selection.assignment a where a.round_id = reviewer.round_id and a.person_id = reviewer.person_id and a.ended_at is null) as load
		from selection.reviewer reviewer join people.person person on person.id = reviewer.person_id
		where reviewer.round_id = ${round.id} and reviewer.ended_at is null
		order by person.name collate "lt-x-icu", person.id`.execute(trx);
	return rows;
}

type Lacking = ToAssign & { reference: string; school: string };

async function lacking(trx: Trx, context: Context, { call }: OfficerRound, reviewers: readonly Named[], each: number): Promise<Lacking[]> {
	const { rows } = await sql<Omit<Lacking, 'missing'> & { given: number }>`
		select a.id, a.reference, coalesce(a.school_name, '') as school, a.topic_code as topic,
			(select count(*)::int from selection.assignment t where t.application_id = a.id and t.ended_at is null) as given,
			array(select distinct person_id from selection.assignment t where t.application_id = a.id and (t.ended_at is null or t.end_reason = 'declined')) as has,
			array(select distinct person_id from selection.conflict c where c.application_id = a.id and c.lifted_at is null) as barred
		from applications.application a
		where a.call_id = ${call.id} and a.submission_id is not null and a.state <> 'withdrawn' and a.outcome = 'yes'
		order by a.reference`.execute(trx);
	const found = await findInterests(
		trx,
		context,
		call.id,
		reviewers.map(({ id }) => id)
	);
	const lifted = await liftedIn(trx, call.id);
	const standing = found.filter(({ application_id, person_id, kind }) => !lifted.has(`${application_id} ${person_id} ${kind}`));
	return rows
		.filter(({ given }) => given < each)
		.map(({ given, barred, ...row }) => ({
			...row,
			missing: each - given,
			barred: [...barred, ...standing.filter(({ application_id }) => application_id === row.id).map(({ person_id }) => person_id)]
		}));
}

/** Interests that an officer has lifted: they bar nobody any more. */
async function liftedIn(trx: Trx, callId: string): Promise<Set<string>> {
	const rows = await trx
		.selectFrom('selection.conflict as conflict')
		.innerJoin('applications.application as application', 'application.id', 'conflict.application_id')
		.select(['conflict.application_id', 'conflict.person_id', 'conflict.kind'])
		.where('application.call_id', '=', callId)
		.where('conflict.lifted_at', 'is not', null)
		.execute();
	return new Set(rows.map(({ application_id, person_id, kind }) => `${application_id} ${person_id} ${kind}`));
}
