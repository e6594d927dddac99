import { sql } from 'kysely';
import * as v from 'valibot';
import { isId, type Day, type Text } from '#platform';
import type { Trx } from '#platform/server';
import { PracticeSchema, type Practice } from '../../practice.ts';
import type { Standing } from '../../publication.ts';
import { waitingFor } from './asked.ts';

/** An example of good practice with where it belongs and how far it is. */
export type PracticeRecord = {
	id: string;
	reference: string;
	school_id: string;
	school: string;
	edition_id: string;
	network_id: string | null;
	network: Text | null;
	project_id: string | null;
	content: Practice;
	revision: number;
	begun_at: Date;
	begun_by: string;
	changed_at: Date;
	author: string;
	dropped_at: Date | null;
	centre_id: string;
	programme: { slug: string; name: Text };
	edition: { slug: string; name: Text };
	/** The revision of what is written that the last version was made of: nothing new to send while it stands. */
	sent_at: Date | null;
	slug: string | null;
	withdrawn: boolean;
	standing: Standing;
};

/** Which examples a school or an edition has, the newest first, without those that were dropped. What they say is read a page at a time. */
export async function practiceIds(trx: Trx, of: { school: string } | { edition: string }): Promise<string[]> {
	const rows = await trx
		.selectFrom('practices.practice')
		.select('id')
		.where('dropped_at', 'is', null)
		.where('school' in of ? 'school_id' : 'edition_id', '=', 'school' in of ? of.school : of.edition)
		.orderBy('begun_at', 'desc')
		.orderBy('id')
		.execute();
	return rows.map(({ id }) => id);
}

/** Examples by their ids, with where they belong, the newest first. */
export async function practicesOf(trx: Trx, { ids }: { ids: readonly string[] }): Promise<PracticeRecord[]> {
	if (ids.length === 0) return [];
	const { rows } = await sql<Omit<PracticeRecord, 'content'> & { content: unknown }>`
		select p.id, p.reference, p.school_id, version.name as school, p.edition_id, p.network_id, network.name as network, p.project_id, p.content,
			p.revision, p.begun_at, p.begun_by, p.changed_at, writer.name as author, p.dropped_at, programme.centre_id,
			jsonb_build_object('slug', programme.slug, 'name', programme.name) as programme,
			jsonb_build_object('slug', edition.slug, 'name', edition.name) as edition,
			sent.sent_at, public.slug,
			public.slug is null and exists (select from practices.publication w where w.practice_id = p.id and w.withdrawn_at is not null) as withdrawn,
			jsonb_build_object(
				'number', coalesce(sent.number, 0),
				'open', (select count(*) from practices.remark r where r.practice_id = p.id and r.answer is null),
				'school', exists (select from practices.consent c where c.practice_id = p.id and c.kind = 'school' and c.number = sent.number and c.withdrawn_at is null),
				'waiting', ${waitingFor(sql`p.id`, sql`sent.number`)},
				'pictures', (select count(*) from practices.version_picture v where v.practice_id = p.id and v.number = sent.number and not exists (
					select from practices.consent c where c.picture_id = v.picture_id and c.kind = 'picture' and c.withdrawn_at is null)),
				'published', public.number
			) as standing
		from practices.practice p
		join people.person writer on writer.id = p.changed_by
		join programmes.edition edition on edition.id = p.edition_id
		join programmes.programme programme on programme.id = edition.programme_id
		left join networks.network network on network.id = p.network_id
		left join lateral (select number, sent_at from practices.version v where v.practice_id = p.id order by number desc limit 1) sent on true
		left join practices.publication public on public.practice_id = p.id and public.superseded_at is null and public.withdrawn_at is null
		join lateral (select v.name from schools.school_version v where v.school_id = p.school_id order by v.starts_on desc limit 1) version on true
		where p.id = any(${[...ids]}::uuid[])
		order by p.begun_at desc, p.id`.execute(trx);
	return rows.map((row) => ({ ...row, content: v.parse(PracticeSchema, row.content) }));
}

export const practiceById = async (trx: Trx, id: string): Promise<PracticeRecord | undefined> =>
	isId(id) ? (await practicesOf(trx, { ids: [id] }))[0] : undefined;

/**
 * An example, locked until the transaction ends: acts upon one example take turns. Rows that only name it are written beside the lock: an editor
 * who holds a book and writes of an example in it does not wait for somebody who holds the example and waits for the book.
 */
export async function lockPractice(trx: Trx, id: string): Promise<PracticeRecord | undefined> {
	if (!isId(id)) return undefined;
	await trx.selectFrom('practices.practice').select('id').where('id', '=', id).forNoKeyUpdate().execute();
	return practiceById(trx, id);
}

/** In whose timelines an event of an example stands. */
export const subjectsOf = ({ id, school_id }: Pick<PracticeRecord, 'id' | 'school_id'>) => ({
	subject: { kind: 'practice', id },
	also: [{ kind: 'school', id: school_id }]
});

/** … of what everybody may know: the project tells it too, whose helpers read nothing of an example before it is published. */
export function publicSubjectsOf(practice: Pick<PracticeRecord, 'id' | 'school_id' | 'project_id'>) {
	const { subject, also } = subjectsOf(practice);
	return { subject, also: [...also, ...(practice.project_id ? [{ kind: 'project', id: practice.project_id }] : [])] };
}

/** The next number of an example: `GPP-2007-000042`. */
export async function nextReference(trx: Trx, today: Day): Promise<string> {
	const { rows } = await sql<{ number: number }>`select nextval('practices.reference') as number`.execute(trx);
	return `GPP-${today.slice(0, 4)}-${String(rows[0]?.number ?? 0).padStart(6, '0')}`;
}
