import { sql } from 'kysely';
import { dayOf, type Day, type Todo } from '#platform';
import type { Context, Trx } from '#platform/server';
import { rolesOf } from '#people/server';
import { networkOn } from './network-on.ts';

/** What of the project waits for the people of a school: to begin it once their network has begun, to say what the problem is, to set an aim. One step at a time. */
export function projectTodos({ db, actor, now }: Context): Promise<Todo[]> {
	if (actor.kind !== 'person') return Promise.resolve([]);
	return db.transaction().execute(async (trx) => {
		const today = dayOf(now);
		const schools = (await rolesOf(trx, actor.id, today))
			.filter(({ kind }) => ['school_head', 'school_coordinator', 'team_member'].includes(kind))
			.map(({ organisation_id }) => organisation_id);
		if (schools.length === 0) return [];
		return [...(await toBegin(trx, schools, today)), ...(await nextSteps(trx, schools, today))];
	});
}

async function toBegin(trx: Trx, schools: readonly string[], today: string): Promise<Todo[]> {
	const { rows } = await sql<{ school_id: string; name: string }>`
		select distinct m.school_id, version.name from networks.membership m
		join networks.network n on n.id = m.network_id and n.activated_at is not null and n.closed_on is null and n.kind = 'formed'
		join programmes.edition edition on edition.id = m.edition_id and edition.ends_on >= ${today}::date
		join lateral (select v.name from schools.school_version v where v.school_id = m.school_id order by v.starts_on desc limit 1) version on true
		where m.school_id = any(${[...schools]}::uuid[]) and daterange(m.starts_on, m.ends_on, '[]') @> ${today}::date
			and not exists (select from projects.project p where p.school_id = m.school_id and p.edition_id = m.edition_id)`.execute(trx);
	return rows.map(({ school_id, name }) => ({
		key: 'today_project_begin',
		values: {},
		path: `/school/${school_id}/projects/new`,
		due_at: null,
		about: name
	}));
}

async function nextSteps(trx: Trx, schools: readonly string[], today: Day): Promise<Todo[]> {
	const { rows } = await sql<{ id: string; title: string; described: boolean; aimed: boolean }>`
		select p.id, p.title, problem.statement <> '' as described, exists (select from projects.aim a where a.project_id = p.id) as aimed
		from projects.project p
		join projects.problem problem on problem.project_id = p.id
		join programmes.edition edition on edition.id = p.edition_id
		left join ${networkOn(today)}
		where p.school_id = any(${[...schools]}::uuid[]) and p.ended_at is null and least(network.closed_on, edition.ends_on) >= ${today}::date
		order by p.begun_at limit 20`.execute(trx);
	return rows
		.filter(({ described, aimed }) => !described || !aimed)
		.map(({ id, title, described }) => ({
			key: described ? 'today_project_aim' : 'today_project_problem',
			values: {},
			path: described ? `/project/${id}/aim` : `/project/${id}/problem/words`,
			due_at: null,
			about: title
		}));
}
