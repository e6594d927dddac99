import { sql } from 'kysely';
import { dayOf, isId, type Day, type Text } from '#platform';
import type { Context, Trx } from '#platform/server';
import type { ProjectOutcome, Visibility } from '../../project.ts';
import { networkOn } from './network-on.ts';

/** A project with where it belongs. The school has the name that the register had on the last day, or has today. */
export type ProjectRecord = {
	id: string;
	reference: string;
	school_id: string;
	school: string;
	municipality: string;
	edition_id: string;
	/** In which its school is now; once it is over, in which it was to the last day. */
	network_id: string | null;
	network: Text | null;
	application_id: string | null;
	title: string;
	visibility: Visibility;
	anonymous: boolean;
	begun_at: Date;
	begun_by: string;
	revision: number;
	ended_at: Date | null;
	outcome: ProjectOutcome | null;
	outcome_words: string;
	centre_id: string;
	programme: { slug: string; name: Text };
	edition: { slug: string; name: Text; starts_on: Day; ends_on: Day };
	/** The last day of its network or edition: afterwards it is only read. */
	closes_on: Day;
};

type Which = { ids?: readonly string[]; school?: string; network?: string; edition?: string };

/** Projects with where they belong, the newest first. Whoever asks decides who may see them. */
export async function projectsOf(
	trx: Trx,
	{ now }: Pick<Context, 'now'>,
	{ ids, school, network, edition }: Which
): Promise<ProjectRecord[]> {
	const { rows } = await sql<ProjectRecord>`
		select p.id, p.reference, p.school_id, version.name as school, municipality.short_name as municipality, p.edition_id, network.id as network_id,
			network.name as network, p.application_id, p.title, p.visibility, p.anonymous, p.begun_at, p.begun_by, p.revision, p.ended_at, p.outcome,
			p.outcome_words, programme.centre_id, jsonb_build_object('slug', programme.slug, 'name', programme.name) as programme,
			jsonb_build_object('slug', edition.slug, 'name', edition.name, 'starts_on', edition.starts_on, 'ends_on', edition.ends_on) as edition,
			least(network.closed_on, edition.ends_on) as closes_on
		from projects.project p
		join programmes.edition edition on edition.id = p.edition_id
		join programmes.programme programme on programme.id = edition.programme_id
		left join ${networkOn(dayOf(now))}
		join lateral (
			select v.name, v.municipality_id from schools.school_version v where v.school_id = p.school_id order by v.starts_on desc limit 1
		) version on true
		join schools.municipality municipality on municipality.id = version.municipality_id
		where (${ids ? [...ids] : null}::uuid[] is null or p.id = any(${ids ? [...ids] : null}::uuid[]))
			and (${school ?? null}::uuid is null or p.school_id = ${school ?? null})
			and (${network ?? null}::uuid is null or network.id = ${network ?? null})
			and (${edition ?? null}::uuid is null or p.edition_id = ${edition ?? null})
		order by p.begun_at desc, p.id`.execute(trx);
	return rows;
}

export const projectById = async (trx: Trx, context: Pick<Context, 'now'>, id: string): Promise<ProjectRecord | undefined> =>
	isId(id) ? (await projectsOf(trx, context, { ids: [id] }))[0] : undefined;

/** A project, locked until the transaction ends: acts upon one project take turns. */
export async function lockProject(trx: Trx, context: Pick<Context, 'now'>, id: string): Promise<ProjectRecord | undefined> {
	if (!isId(id)) return undefined;
	await trx.selectFrom('projects.project').select('id').where('id', '=', id).forUpdate().execute();
	return projectById(trx, context, id);
}

/** In whose timelines an event of a project stands. Not in its network's: all schools read that, and not all of them every project. */
export const subjectsOf = ({ id, school_id }: Pick<ProjectRecord, 'id' | 'school_id'>) => ({
	subject: { kind: 'project', id },
	also: [{ kind: 'school', id: school_id }]
});
