import { sql } from 'kysely';
import { holds, type Invariant, type Trx } from '#platform/server';
import { propose } from '../propose.ts';
import { actById } from './act.ts';

/** What holds for decisions and places, and no constraint guards. */
export const decidingInvariants: Invariant[] = [
	holds(
		'Never are more places held than the scheme has.',
		sql`select 'round ' || r.id || ': ' || count(*) || ' of ' || scheme.capacity as record
			from selection.round r
			join lateral (select (content ->> 'capacity')::int as capacity from selection.scheme s
				where s.round_id = r.id and s.published_at is not null order by version desc limit 1) scheme on true
			join selection.decision d on d.round_id = r.id and d.superseded_at is null and d.act_id is not null
			join applications.application a on a.id = d.application_id and a.state <> 'withdrawn'
			left join lateral (select answer, id from selection.offer where decision_id = d.id order by offered_at desc, id limit 1) o on true
			where (o.id is not null and (o.answer is null or o.answer = 'confirmed')) or (o.id is null and d.outcome = 'accepted')
			group by r.id, scheme.capacity having count(*) > scheme.capacity`
	),
	holds(
		'An application has at most one standing decision, and one that was applied says by which act.',
		sql`select 'application ' || application_id as record from selection.decision where superseded_at is null group by application_id having count(*) > 1
			union all select 'decision ' || d.id from selection.decision d join selection.act act on act.id = d.act_id where act.round_id <> d.round_id`
	),
	holds(
		'Once an act has closed a round, every application that was sent and not withdrawn has a decision.',
		sql`select 'application ' || a.reference as record from selection.round r
			join applications.application a on a.call_id = r.call_id and a.submission_id is not null and a.state <> 'withdrawn' and a.submitted_at <= r.closed_at
			where r.closed_at is not null and not exists (select from selection.decision d where d.application_id = a.id and d.superseded_at is null)`
	),
	holds(
		'A letter that was sent tells of a decision that an act has applied; an offer is for an application of its round.',
		sql`select 'letter ' || l.number as record from selection.letter l join selection.decision d on d.id = l.decision_id where l.sent_at is not null and d.act_id is null
			union all select 'offer ' || o.id from selection.offer o join selection.decision d on d.id = o.decision_id
				where d.application_id <> o.application_id or d.round_id <> o.round_id`
	),
	holds(
		'Nobody reads an appeal about an application that they reviewed or in which they have an interest.',
		sql`select 'appeal ' || p.id as record from selection.appeal p where p.read_at is not null and p.outcome is not null and (
			exists (select from selection.assignment t where t.application_id = p.application_id and t.person_id = p.reader_id and t.assigned_at < p.read_at)
			or exists (select from selection.conflict c where c.application_id = p.application_id and c.person_id = p.reader_id and c.stated_at < p.read_at and c.lifted_at is null))`
	),
	{ sentence: 'The result of an act is what follows from its frozen inputs.', broken: actsThatDiffer }
];

/** Works every act out again from what was frozen with it. */
async function actsThatDiffer(trx: Trx): Promise<string[]> {
	const ids = await trx.selectFrom('selection.act').select('id').execute();
	const differing: string[] = [];
	for (const { id } of ids) {
		const act = await actById(trx, id);
		if (!act) continue;
		const { ranking, not_ranked } = propose(act.inputs);
		const { ranking: kept, not_ranked: left } = act.result;
		if (
			JSON.stringify(canonical(ranking)) !== JSON.stringify(canonical(kept)) ||
			JSON.stringify(canonical(not_ranked)) !== JSON.stringify(canonical(left))
		)
			differing.push(`act ${id}`);
	}
	return differing;
}

/** The database keeps the members of an object in an order of its own. */
const canonical = (rows: readonly object[]): [string, unknown][][] =>
	rows.map((row) => Object.entries(row).sort(([one], [other]) => (one < other ? -1 : 1)));
