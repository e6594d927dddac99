import { sql } from 'kysely';
import { dayOf, done, refused, type Day, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { holds } from '#people/server';
import { isOpenOn, partOf, type Part, type Ties } from '../../project.ts';
import { networkOn } from './network-on.ts';
import { lockProject, projectById, type ProjectRecord } from './project-record.ts';

type Asking = Pick<Context, 'actor' | 'now'>;

/** The parts that the acting person has in projects, by id; projects of which they may not know are missing. One question for all. */
export async function partsIn(trx: Trx, context: Asking, projects: readonly ProjectRecord[]): Promise<Map<string, Part>> {
	const { actor, now } = context;
	const ties = await tiesOf(trx, { actor, now }, projects);
	return new Map(
		projects.flatMap((project) => {
			const part = partOf(ties(project.id), project);
			return part ? [[project.id, part]] : [];
		})
	);
}

/** What the acting person has to do with each of these projects; an unknown reader nothing, the machine itself what the centre has. */
export async function tiesOf(trx: Trx, { actor, now }: Asking, projects: readonly { id: string }[]): Promise<(id: string) => Ties> {
	const found = actor.kind === 'person' ? await tiesTo(trx, actor.id, dayOf(now), projects) : new Map<string, Ties>();
	const none: Ties = { school: false, helps: false, centre: actor.kind === 'system', network: false, edition: false };
	return (id) => found.get(id) ?? none;
}

/** What the acting person is to a project; null when they may not know of it. */
export const partIn = async (trx: Trx, context: Asking, project: ProjectRecord): Promise<Part | null> =>
	(await partsIn(trx, context, [project])).get(project.id) ?? null;

/**
 * Whether the acting person coordinates the network of a project or helps it as an expert: by their duty, not because their school has
 * founded the network. Who agreed to be named was told that no other school reads the name.
 */
export async function servesIn(trx: Trx, { actor, now }: Asking, { id }: { id: string }): Promise<boolean> {
	if (actor.kind !== 'person') return false;
	const { rows } = await sql`
		select from projects.project p
		join programmes.edition edition on edition.id = p.edition_id
		join programmes.programme programme on programme.id = edition.programme_id
		join ${networkOn(dayOf(now))}
		join networks.duty d on d.network_id = network.id and d.person_id = ${actor.id} and d.answer = 'accepted'
		join people.role r on r.person_id = d.person_id and r.organisation_id = programme.centre_id and r.annulled_at is null
			and r.kind = case d.duty when 'coordinator' then 'network_coordinator' else 'expert' end
		cross join lateral (select least(${dayOf(now)}::date, network.closed_on, edition.ends_on) as day) asked
		where p.id = ${id} and daterange(d.starts_on, d.ends_on, '[]') @> asked.day and daterange(r.starts_on, r.ends_on, '[]') @> asked.day`.execute(
		trx
	);
	return rows.length > 0;
}

/** A project that the acting person may see, and as what. */
export async function projectFor(trx: Trx, context: Asking, id: string): Promise<{ project: ProjectRecord; part: Part } | null> {
	const project = await projectById(trx, context, id);
	const part = project ? await partIn(trx, context, project) : null;
	return project && part ? { project, part } : null;
}

export type WriteRefusal = 'not_found' | 'not_yours' | 'project_ended' | 'project_closed';

/** A project, locked for its team to write in. Others who see it are told that it is the school's (B-09); what is over is only read. */
export async function projectToWrite(trx: Trx, context: Asking, id: string): Promise<Outcome<ProjectRecord, WriteRefusal>> {
	const project = await projectOfTeam(trx, context, id);
	return project.ok ? open(project.value, context) : project;
}

/**
 * A project, locked for its team to end it or to take back what it has shown to others: also when it has ended and when its network
 * and edition are over, because consent can be taken back at any time. By whoever is of the school today: who has left it since reads on.
 */
export async function projectOfTeam(trx: Trx, context: Asking, id: string): Promise<Outcome<ProjectRecord, 'not_found' | 'not_yours'>> {
	const { actor, now } = context;
	const project = await lockProject(trx, context, id);
	const part = project ? await partIn(trx, context, project) : null;
	if (!project || !part) return refused('not_found');
	return part === 'team' && (await holds(trx, actor, ofTeam, project.school_id, dayOf(now))) ? done(project) : refused('not_yours');
}

const ofTeam = ['school_head', 'school_coordinator', 'team_member'] as const;

/** Whether a project still goes on. */
export function open(project: ProjectRecord, { now }: Pick<Context, 'now'>): Outcome<ProjectRecord, 'project_ended' | 'project_closed'> {
	if (project.ended_at !== null) return refused('project_ended');
	return isOpenOn(project, dayOf(now)) ? done(project) : refused('project_closed');
}

/** Ties of today; once the network or edition is over, those of its last day, so that who was in it reads on. */
async function tiesTo(trx: Trx, person: string, today: Day, projects: readonly { id: string }[]): Promise<Map<string, Ties>> {
	if (projects.length === 0) return new Map();
	const { rows } = await sql<Ties & { id: string }>`
		with held as (
			select kind, organisation_id, daterange(starts_on, ends_on, '[]') as days from people.role where person_id = ${person} and annulled_at is null
		), asked as (
			select p.id, p.school_id, p.edition_id, network.id as network_id, network.founder_id, programme.centre_id,
				least(${today}::date, network.closed_on, edition.ends_on) as day
			from projects.project p
			join programmes.edition edition on edition.id = p.edition_id
			join programmes.programme programme on programme.id = edition.programme_id
			left join ${networkOn(today)}
			where p.id = any(${projects.map(({ id }) => id)}::uuid[])
		), duties as (
			select d.network_id, n.edition_id, d.duty, daterange(d.starts_on, d.ends_on, '[]') as days
			from networks.duty d join networks.network n on n.id = d.network_id
			where d.person_id = ${person} and d.answer = 'accepted'
		), serving as (
			select a.id, duties.network_id from asked a join duties on duties.edition_id = a.edition_id and duties.days @> a.day
			join held on held.organisation_id = a.centre_id and held.days @> a.day
				and held.kind = case duties.duty when 'coordinator' then 'network_coordinator' else 'expert' end
		), belonging as (
			select a.id, m.network_id from asked a
			join networks.membership m on m.edition_id = a.edition_id and daterange(m.starts_on, m.ends_on, '[]') @> a.day
			join held on held.organisation_id = m.school_id and held.kind in ('school_head', 'school_coordinator', 'team_member') and held.days @> a.day
		)
		select a.id,
			exists (select from held where organisation_id = a.school_id and kind in ('school_head', 'school_coordinator', 'team_member')
				and (days @> a.day or days @> ${today}::date)) as school,
			exists (select from serving s where s.id = a.id and s.network_id = a.network_id)
				or exists (select from held where organisation_id = a.founder_id and kind in ('school_head', 'school_coordinator') and days @> a.day) as helps,
			exists (select from held where organisation_id = a.centre_id and kind = 'centre_officer' and days @> ${today}::date) as centre,
			exists (select from belonging b where b.id = a.id and b.network_id = a.network_id) as network,
			exists (select from belonging b where b.id = a.id) or exists (select from serving s where s.id = a.id) as edition
		from asked a`.execute(trx);
	return new Map(rows.map((row) => [row.id, row]));
}
