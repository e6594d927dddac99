import { sql } from 'kysely';
import { dayOf, newId, type Day } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { detectConflicts, type ConflictKind, type Employment, type InterestFacts, type ReviewerFacts } from '../../conflicts.ts';

export type FoundInterest = { application_id: string; person_id: string; kind: ConflictKind };

/** Applications of a call as far as interests follow from them, all or some. */
export async function interestFactsOf(trx: Trx, callId: string, applicationIds?: readonly string[]): Promise<InterestFacts[]> {
	const { rows } = await sql<InterestFacts>`
		select a.id as application_id, a.school_id, a.municipality_code as municipality,
			coalesce((select array_agg(m.person_id) from applications.team_member m where m.application_id = a.id and m.person_id is not null), '{}') as team
		from applications.application a
		where a.call_id = ${callId} and a.submission_id is not null
			and (${applicationIds ? [...applicationIds] : null}::uuid[] is null or a.id = any(${applicationIds ? [...applicationIds] : null}::uuid[]))`.execute(
		trx
	);
	return rows;
}

/** What the registers know of reviewers: work in schools (posts and roles), offices in municipalities, former teams. */
export async function reviewerFactsOf(trx: Trx, callId: string, personIds: readonly string[], today: Day): Promise<ReviewerFacts[]> {
	if (personIds.length === 0) return [];
	const employments = await employmentsOf(trx, personIds, today);
	const offices = await sql<{ person_id: string; code: string }>`
		select role.person_id, municipality.code from people.role role join schools.municipality municipality on municipality.id = role.organisation_id
		where role.kind = 'municipal_officer' and role.annulled_at is null and role.person_id = any(${[...personIds]}::uuid[])
			and daterange(role.starts_on, role.ends_on, '[]') @> ${today}::date`.execute(trx);
	const colleagues = await sql<{ person_id: string; colleague: string }>`
		select distinct own.person_id, other.person_id as colleague
		from applications.team_member own
		join applications.application a on a.id = own.application_id and a.call_id <> ${callId}
		join applications.team_member other on other.application_id = a.id and other.person_id <> own.person_id
		where own.person_id = any(${[...personIds]}::uuid[])`.execute(trx);
	return personIds.map((person_id) => ({
		person_id,
		employments: employments.filter((work) => work.person_id === person_id),
		municipalities: offices.rows.filter((office) => office.person_id === person_id).map(({ code }) => code),
		colleagues: new Set(colleagues.rows.filter((row) => row.person_id === person_id).map(({ colleague }) => colleague))
	}));
}

async function employmentsOf(trx: Trx, personIds: readonly string[], today: Day): Promise<(Employment & { person_id: string })[]> {
	const { rows } = await sql<Employment & { person_id: string }>`
		with work as (
			select person_id, school_id, starts_on, ends_on from schools.staff where person_id = any(${[...personIds]}::uuid[])
			union
			select person_id, organisation_id, starts_on, ends_on from people.role
			where kind in ('school_head', 'school_coordinator', 'team_member') and annulled_at is null and person_id = any(${[...personIds]}::uuid[])
		)
		select work.person_id, work.school_id, work.starts_on::text, work.ends_on::text, municipality.code as municipality
		from work
		join lateral (
			select municipality_id from schools.school_version version where version.school_id = work.school_id and version.starts_on <= ${today}::date
			order by version.starts_on desc limit 1) version on true
		join schools.municipality municipality on municipality.id = version.municipality_id`.execute(trx);
	return rows;
}

/** The interests of these people in applications of a call, all or some, that follow from the registers today. */
export async function findInterests(
	trx: Trx,
	{ now }: Pick<Context, 'now'>,
	callId: string,
	personIds: readonly string[],
	applicationIds?: readonly string[]
): Promise<FoundInterest[]> {
	const today = dayOf(now);
	const applications = await interestFactsOf(trx, callId, applicationIds);
	const reviewers = await reviewerFactsOf(trx, callId, personIds, today);
	return reviewers.flatMap((reviewer) =>
		applications.flatMap((application) =>
			detectConflicts(reviewer, application, today).map((kind) => ({
				application_id: application.application_id,
				person_id: reviewer.person_id,
				kind
			}))
		)
	);
}

/**
 * Writes down the interests that were found and not known yet, and takes the assignments they concern away. One that an
 * officer has lifted is not found again.
 */
export async function keepInterests(
	trx: Trx,
	context: Pick<Context, 'now' | 'actor'>,
	{ round, call }: { round: { id: string }; call: { id: string } },
	found: readonly FoundInterest[]
): Promise<number> {
	let count = 0;
	for (const { application_id, person_id, kind } of found) {
		const known = await trx
			.selectFrom('selection.conflict')
			.select('id')
			.where('application_id', '=', application_id)
			.where('person_id', '=', person_id)
			.where('kind', '=', kind)
			.executeTakeFirst();
		if (known) continue;
		await writeInterest(trx, context, { application_id, person_id, kind, source: 'detected', reason: '' });
		const { reference } = await trx
			.selectFrom('applications.application')
			.select('reference')
			.where('id', '=', application_id)
			.executeTakeFirstOrThrow();
		await record(trx, context, {
			name: 'conflict.detected',
			subject: { kind: 'round', id: round.id },
			also: [
				{ kind: 'call', id: call.id },
				{ kind: 'person', id: person_id }
			],
			particulars: { reference, kind }
		});
		count += 1;
	}
	return count;
}

/**
 * Asks the registers whether an officer has an interest in an application of the call, before they see or decide anything in
 * its round. Most have never worked in a school nor stood in a team: then this is one question.
 */
export async function lookForOwn(
	trx: Trx,
	context: Pick<Context, 'now' | 'actor'>,
	{ round, call }: { round: { id: string }; call: { id: string } }
): Promise<void> {
	const { actor } = context;
	if (actor.kind !== 'person') return;
	const { rows } = await sql<{ may: boolean }>`
		select exists (select from schools.staff where person_id = ${actor.id})
			or exists (select from applications.team_member where person_id = ${actor.id})
			or exists (select from people.role where person_id = ${actor.id}
				and kind in ('school_head', 'school_coordinator', 'team_member', 'municipal_officer')) as may`.execute(trx);
	if (rows[0]?.may) await keepInterests(trx, context, { round, call }, await findInterests(trx, context, call.id, [actor.id]));
}

/** A new interest; whoever has one loses the task at once, also when the review was handed in already. */
export async function writeInterest(
	trx: Trx,
	{ now, actor }: Pick<Context, 'now' | 'actor'>,
	interest: FoundInterest & { source: 'declared' | 'detected'; reason: string }
): Promise<void> {
	await trx
		.insertInto('selection.conflict')
		.values({ id: newId(), ...interest, stated_at: now })
		// Two pages of one officer may find the same at once.
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	await trx
		.updateTable('selection.assignment')
		.set({ ended_at: now, ended_by: actor.id, end_reason: 'conflict' })
		.where('application_id', '=', interest.application_id)
		.where('person_id', '=', interest.person_id)
		.where('ended_at', 'is', null)
		.execute();
}

/** Whether somebody has a standing interest in an application. */
export async function hasInterest(trx: Trx, applicationId: string, personId: string): Promise<boolean> {
	const standing = await trx
		.selectFrom('selection.conflict')
		.select('id')
		.where('application_id', '=', applicationId)
		.where('person_id', '=', personId)
		.where('lifted_at', 'is', null)
		.executeTakeFirst();
	return standing !== undefined;
}
