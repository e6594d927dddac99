import { sql } from 'kysely';
import { dayOf, type Day } from '../../dates.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/open.ts';

/** What is looked at: a thing of a kind, and how it is called where it is no person. */
export type Looked = { kind: string; id: string; label?: string };

/**
 * Notes that somebody looks at something sensitive: points, what a survey says, the file of a person. A row for each day, so that a page that
 * is opened again counts on. The machine itself is not noted.
 */
export async function noteLook(
	trx: Trx,
	{ actor, now }: Pick<Context, 'actor' | 'now'>,
	what: `${string}.${string}`,
	at: Looked
): Promise<void> {
	if (actor.kind !== 'person') return;
	await sql`insert into platform.look (what, subject_kind, subject_id, label, person_id, on_day, last_at)
		values (${what}, ${at.kind}, ${at.id}, ${at.label ?? ''}, ${actor.id}, ${dayOf(now)}, ${now})
		on conflict on constraint one_row_of_a_person_thing_and_day do update set times = platform.look.times + 1, last_at = excluded.last_at`.execute(
		trx
	);
}

export type Look = {
	id: string;
	what: string;
	subject_kind: string;
	label: string;
	/** Null where the thing is no person. */
	subject: string | null;
	person: string;
	on_day: Day;
	times: number;
	last_at: Date;
};
export type LookFilters = { what?: string; limit: number; offset: number };

/** Who has looked at what, the latest first, and how many rows there are. */
export async function looks(trx: Trx, { what, limit, offset }: LookFilters): Promise<{ rows: Look[]; total: number; kinds: string[] }> {
	const { rows } = await sql<Look & { total: number }>`
		select look.id, look.what, look.subject_kind, look.label, subject.name as subject, person.name as person, look.on_day, look.times, look.last_at,
			count(*) over ()::int as total
		from platform.look look join people.person person on person.id = look.person_id
		left join people.person subject on look.subject_kind = 'person' and subject.id = look.subject_id
		where ${what ?? null}::text is null or look.what = ${what ?? null}
		order by look.last_at desc, look.id limit ${limit} offset ${offset}`.execute(trx);
	const kinds = await sql<{ what: string }>`select distinct what from platform.look order by 1`.execute(trx);
	return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0, kinds: kinds.rows.map((row) => row.what) };
}

/** Looks of before a moment, by their ids: due for their term. */
export const oldLooks = (before: Date) => sql<{ id: string }>`select look.id from platform.look look where look.last_at < ${before}`;

export const forgetLooks = (trx: Trx, ids: readonly string[]) =>
	sql`delete from platform.look where id = any(${[...ids]}::uuid[])`.execute(trx);
