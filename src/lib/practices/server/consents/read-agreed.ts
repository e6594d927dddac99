import { sql } from 'kysely';
import type { Context } from '#platform/server';
import type { ShownOn } from '../../picture.ts';

/** An example to which somebody agreed, as its author or for the school; their word to any version stands. */
export type AgreedExample = {
	practice_id: string;
	kind: 'author' | 'school';
	title: string;
	school: string;
	named: boolean | null;
	given_at: Date;
	published: boolean;
};
/** A picture on which somebody is, or of which they said who is on it; its consent stands. */
export type AgreedPicture = {
	id: string;
	practice_id: string;
	title: string;
	school: string;
	alt: string;
	shows: ShownOn;
	/** Whether they are on it themselves. */
	mine: boolean;
	given_at: Date;
	small: { file_id: string; width: number; height: number } | null;
};

/** All that somebody has agreed to and not taken back, the latest first. Only their own. */
export const readAgreed = ({ db, actor }: Context): Promise<{ examples: AgreedExample[]; pictures: AgreedPicture[] }> =>
	db.transaction().execute(async (trx) => {
		const who = actor.kind === 'person' ? actor.id : null;
		const school = sql`(select s.name from schools.school_version s where s.school_id = practice.school_id order by s.starts_on desc limit 1)`;
		const examples = await sql<AgreedExample>`
			select distinct on (c.practice_id, c.kind) c.practice_id, c.kind, version.content #>> '{texts,title,text}' as title, ${school} as school, c.named,
				c.given_at, exists (select from practices.publication p where p.practice_id = c.practice_id and p.superseded_at is null
					and p.withdrawn_at is null) as published
			from practices.consent c join practices.practice practice on practice.id = c.practice_id
			join practices.version version on version.practice_id = c.practice_id and version.number = c.number
			where c.withdrawn_at is null and practice.dropped_at is null
				and ((c.kind = 'author' and c.person_id = ${who}) or (c.kind = 'school' and c.given_by = ${who}))
			order by c.practice_id, c.kind, c.number desc`.execute(trx);
		const pictures = await sql<AgreedPicture>`
			select picture.id, picture.practice_id, coalesce(practice.content #>> '{texts,title,text}', '') as title, ${school} as school, picture.alt, c.shows,
				exists (select from practices.consent_person on_it where on_it.consent_id = c.id and on_it.person_id = ${who}) as mine, c.given_at,
				(select jsonb_build_object('file_id', r.file_id, 'width', r.width, 'height', r.height) from practices.rendition r
					where r.picture_id = picture.id and r.kind = 'jpeg' order by r.width limit 1) as small
			from practices.consent c join practices.picture picture on picture.id = c.picture_id
			join practices.practice practice on practice.id = picture.practice_id
			where c.kind = 'picture' and c.withdrawn_at is null
				and (c.given_by = ${who} or exists (select from practices.consent_person on_it where on_it.consent_id = c.id and on_it.person_id = ${who}))
				and exists (select from practices.rendition r where r.picture_id = picture.id)
			order by c.given_at desc, picture.id limit 200`.execute(trx);
		return { examples: examples.rows.toSorted((one, other) => other.given_at.getTime() - one.given_at.getTime()), pictures: pictures.rows };
	});
