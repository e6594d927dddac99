import { sql } from 'kysely';
import type { Trx } from '#platform/server';
import { rulesOf, type Candidate, type Inputs, type Interest, type Lots, type Rules, type Vote } from '../inputs.ts';
import { schemeInForce, type PublishedScheme, type Round } from './centre-round.ts';
import { lotOf, nameOf } from './names.ts';

/**
 * All on which the ranking of a round rests, as it stands now: the scheme in force, every application that was sent, the
 * reviews that were handed in by somebody without an interest, and the lots.
 */
export async function inputsOf(trx: Trx, round: Pick<Round, 'id' | 'call_id' | 'salt'>): Promise<Inputs> {
	const scheme = await schemeInForce(trx, round.id);
	if (!scheme) throw new Error('a round without a published scheme has nothing to rank by');
	return inputsUnder(trx, round, scheme);
}

/** The same under a scheme that is known already. */
export async function inputsUnder(trx: Trx, round: Pick<Round, 'id' | 'call_id' | 'salt'>, scheme: PublishedScheme): Promise<Inputs> {
	const rules = rulesOf(scheme.content);
	const lots = await lotsOf(trx, round.id);
	return {
		scheme: rules,
		scheme_version: scheme.version,
		applications: await applicationsOf(trx, round, rules, lots),
		votes: await votesOf(trx, round.id, rules),
		conflicts: await interestsOf(trx, round.call_id),
		lots
	};
}

async function lotsOf(trx: Trx, roundId: string): Promise<Lots> {
	const drawn = await trx.selectFrom('selection.lots').select(['seed', 'published_at']).where('round_id', '=', roundId).executeTakeFirst();
	return drawn ? { seed: drawn.seed, published_at: drawn.published_at.toISOString() } : { seed: '', published_at: null };
}

/** An application counts as it was sent last: school and topic as they were then, what decides between equals as it was found. */
async function applicationsOf(trx: Trx, round: Pick<Round, 'call_id' | 'salt'>, rules: Rules, { seed }: Lots): Promise<Candidate[]> {
	const { rows } = await sql<Sent>`
		select a.id, a.reference, a.state = 'withdrawn' as withdrawn, a.outcome = 'yes' as eligible, a.priority,
			a.topic_code as topic, a.county_code as county, s.facts #>> '{school,type}' as type,
			${rules.tie_facts.length === 0 ? sql`null::jsonb` : metIn(rules)} as met
		from applications.application a
		join applications.submission s on s.id = a.submission_id
		where a.call_id = ${round.call_id}`.execute(trx);
	const candidates = rows.map(({ reference, met, ...facts }): Candidate => {
		const name = nameOf(round.salt, reference);
		return { ...facts, name, tie: rules.tie_facts.map((fact) => met?.includes(fact) ?? false), lot: lotOf(seed, name) };
	});
	return candidates.sort((one, other) => (one.name < other.name ? -1 : 1));
}
type Sent = Omit<Candidate, 'name' | 'tie' | 'lot'> & { reference: string; met: string[] | null };

/** Which of the facts that decide between equals were found to be true. */
const metIn = ({ tie_facts }: Rules) => sql`(
	select jsonb_agg(finding ->> 'id') from jsonb_array_elements(s.verdict -> 'findings') finding
	where finding ->> 'id' = any(${[...tie_facts]}::text[]) and finding -> 'met' = 'true'::jsonb)`;

/** A review counts when it was handed in, was not taken away, and says something of every criterion of the scheme. */
async function votesOf(trx: Trx, roundId: string, { criteria }: Rules): Promise<Vote[]> {
	const { rows } = await sql<Vote>`
		select t.application_id as application, t.person_id as reviewer, given.points
		from selection.assignment t
		join lateral (
			select json_object_agg(criterion, points) as points from selection.score
			where assignment_id = t.id and superseded_at is null and points is not null) given on true
		where t.round_id = ${roundId} and t.sent_at is not null and t.ended_at is null
			and not exists (
				select from selection.conflict c
				where c.application_id = t.application_id and c.person_id = t.person_id and c.lifted_at is null)
		order by t.application_id, t.person_id`.execute(trx);
	return rows.filter(({ points }) => points !== null && criteria.every(({ key }) => typeof points[key] === 'number'));
}

/** Whoever has an interest in an application, however often it was found or said. */
async function interestsOf(trx: Trx, callId: string): Promise<Interest[]> {
	return trx
		.selectFrom('selection.conflict as conflict')
		.innerJoin('applications.application as application', 'application.id', 'conflict.application_id')
		.select(['conflict.application_id as application', 'conflict.person_id as reviewer'])
		.distinct()
		.where('application.call_id', '=', callId)
		.where('application.submission_id', 'is not', null)
		.where('conflict.lifted_at', 'is', null)
		.orderBy('conflict.application_id')
		.orderBy('conflict.person_id')
		.execute();
}
