import { sql } from 'kysely';
import { dayOf, done, refused, type Day, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';

export type OwnTries = {
	title: string;
	/** Whether everybody reads the example now. */
	published: boolean;
	/** The schools for which the reader may tell of a try: where they work today, without the example's own. */
	schools: { id: string; name: string }[];
	own: { id: string; school: string; tried_on: Day; changed: string; result: string; named: boolean; shown_at: Date | null }[];
};

/** What somebody may tell, and has told, of trying an example: at the address of the example, also once it is withdrawn. */
export const readOwnTries = (context: Context, slug: string): Promise<Outcome<OwnTries, 'not_found' | 'not_yours'>> =>
	context.db.transaction().execute(async (trx) => {
		const { actor } = context;
		if (actor.kind !== 'person') return refused('not_yours');
		const id = await practiceAt(trx, slug);
		if (!id) return refused('not_found');
		const { rows: own } = await sql<OwnTries['own'][number]>`
			select a.id, school.name as school, a.tried_on, a.changed, a.result, a.named, a.shown_at from practices.adaptation a
			join lateral (select v.name from schools.school_version v where v.school_id = a.school_id order by v.starts_on desc limit 1) school on true
			where a.practice_id = ${id} and a.person_id = ${actor.id} and a.removed_at is null order by a.written_at, a.id`.execute(trx);
		const { rows } = await sql<{ title: string; school_id: string; published: boolean }>`
			select v.content #>> '{texts,title,text}' as title, practice.school_id, p.superseded_at is null and p.withdrawn_at is null as published
			from practices.publication p join practices.practice practice on practice.id = p.practice_id
			join practices.version v on v.practice_id = p.practice_id and v.number = p.number
			where p.practice_id = ${id} order by p.published_at desc limit 1`.execute(trx);
		const [shown] = rows;
		// What is withdrawn is nobody's any more but of those who have something of their own there.
		if (!shown || (!shown.published && own.length === 0)) return refused('not_found');
		const schools = (await ownSchools(trx, context)).filter((one) => one.id !== shown.school_id);
		return done({ title: shown.title, published: shown.published, schools, own });
	});

/** The example at an address, of today or of before. */
export const practiceAt = async (trx: Trx, slug: string): Promise<string | undefined> =>
	(await trx.selectFrom('practices.publication').select('practice_id').where('slug', '=', slug.slice(0, 120)).limit(1).executeTakeFirst())
		?.practice_id;

/** The schools where somebody works today. */
export async function ownSchools(trx: Trx, { actor, now }: Pick<Context, 'actor' | 'now'>): Promise<{ id: string; name: string }[]> {
	const { rows } = await sql<{ id: string; name: string }>`
		select distinct school.id, name.name from people.role r join schools.school school on school.id = r.organisation_id
		join lateral (select v.name from schools.school_version v where v.school_id = school.id order by v.starts_on desc limit 1) name on true
		where r.person_id = ${actor.id} and r.annulled_at is null and r.kind in ('school_head', 'school_coordinator', 'team_member')
			and daterange(r.starts_on, r.ends_on, '[]') @> ${dayOf(now)}::date
		order by 2, 1`.execute(trx);
	return rows;
}
