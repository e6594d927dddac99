import { sql } from 'kysely';
import { dayOf, type Day, type Todo } from '#platform';
import type { Context } from '#platform/server';
import { networkOn } from '../projects/network-on.ts';
import { askedFrom, type Rhythm } from '../../measure.ts';

/** What of measures and cycles waits for somebody of a team: values that are due by their rhythm, cycles whose last day is over and undecided. */
export function tryingTodos({ db, actor, now }: Context): Promise<Todo[]> {
	if (actor.kind !== 'person') return Promise.resolve([]);
	const today = dayOf(now);
	return db.transaction().execute(async (trx) => {
		const { rows } = await sql<Row>`
			with own as (
				select distinct p.id from projects.project p
				join people.role r on r.organisation_id = p.school_id and r.person_id = ${actor.id} and r.annulled_at is null
					and r.kind in ('school_head', 'school_coordinator', 'team_member')
					and r.starts_on <= ${today}::date and (r.ends_on is null or r.ends_on >= ${today}::date)
				join programmes.edition edition on edition.id = p.edition_id
				left join ${networkOn(today)}
				where p.ended_at is null and least(network.closed_on, edition.ends_on) >= ${today}::date
			)
			select 'value' as what, own.id as project_id, m.id, m.name, m.rhythm,
				coalesce(max(v.on_day), (m.added_at at time zone 'Europe/Vilnius')::date) as day
			from own join projects.measure m on m.project_id = own.id and m.ended_at is null and m.rhythm <> 'never'
			left join projects.value v on v.measure_id = m.id and v.superseded_at is null
			group by own.id, m.id
			union all
			select 'cycle', own.id, c.id, c.title, null, c.to_on
			from own join projects.cycle c on c.project_id = own.id and c.decision is null and c.to_on < ${today}::date
			order by 6, 3 limit 50`.execute(trx);
		return rows.filter((row) => isDue(row, today)).map(asTodo);
	});
}

type Row = { what: 'value' | 'cycle'; project_id: string; id: string; name: string; rhythm: Rhythm | null; day: Day };

function isDue({ rhythm, day }: Row, today: Day): boolean {
	if (rhythm === null) return true;
	const from = askedFrom(rhythm, day);
	return from !== null && from <= today;
}

const asTodo = ({ what, project_id, id, name }: Row): Todo => ({
	key: { value: 'today_project_value', cycle: 'today_project_cycle' }[what],
	values: {},
	path: what === 'value' ? `/project/${project_id}/measures/${id}` : `/project/${project_id}/cycles/${id}/decision`,
	due_at: null,
	about: name
});
