import { sql } from 'kysely';
import { dayOf, inLocale, type Text, type Todo } from '#platform';
import type { Context, Trx } from '#platform/server';
import { rolesOf } from '#people/server';

/** What waits for an officer of a centre: schools to answer, corrections that have not come, new applications, flags. */
export function centreTodos({ db, actor, now, locale }: Context): Promise<Todo[]> {
	return db.transaction().execute(async (trx) => {
		if (actor.kind !== 'person') return [];
		const roles = await rolesOf(trx, actor.id, dayOf(now));
		const centres = roles.filter(({ kind }) => kind === 'centre_officer').map(({ organisation_id }) => organisation_id);
		if (centres.length === 0) return [];
		const single = (await waiting(trx, centres, now)).map((row) => ({
			key: row.unread ? 'application_centre_todo_message' : 'application_centre_todo_overdue',
			values: { school: row.school ?? '' },
			path: `${pathOf(row)}/${row.id}`,
			due_at: row.unread ? null : row.due_at,
			about: `${inLocale(row.call, locale)}, ${row.reference}`
		}));
		const counted = (await counts(trx, centres, actor.id)).flatMap((row) => [
			...(row.fresh > 0
				? [
						{
							key: 'application_centre_todo_new',
							values: { count: row.fresh },
							path: `${pathOf(row)}?need=new`,
							due_at: null,
							about: inLocale(row.call, locale)
						}
					]
				: []),
			...(row.flagged > 0
				? [
						{
							key: 'application_centre_todo_look',
							values: { count: row.flagged },
							path: `${pathOf(row)}?need=look`,
							due_at: null,
							about: inLocale(row.call, locale)
						}
					]
				: [])
		]);
		return [...single, ...counted];
	});
}

type InCall = { call: Text; call_slug: string; programme_slug: string };
const pathOf = ({ programme_slug, call_slug }: InCall): string => `/programme/${programme_slug}/calls/${call_slug}/applications`;

const callsOf = (centres: string[]) => sql`
	select call.id, call.name, call.slug, programme.slug as programme_slug from programmes.programme programme
	join programmes.edition edition on edition.programme_id = programme.id
	join programmes.call call on call.edition_id = edition.id
	where programme.centre_id = any(${centres}::uuid[])`;

type Waiting = InCall & { id: string; reference: string; school: string | null; unread: boolean; due_at: Date | null };

/** One line for each school that waits for an answer, or whose correction is overdue; the oldest twenty. */
async function waiting(trx: Trx, centres: string[], now: Date): Promise<Waiting[]> {
	const { rows } = await sql<Waiting>`
		with calls as (${callsOf(centres)})
		select a.id, a.reference, a.school_name as school, calls.name as call, calls.slug as call_slug, calls.programme_slug, unread.since is not null as unread, back.due_at
		from calls join applications.application a on a.call_id = calls.id
		left join (select application_id, min(sent_at) as since from applications.message where not from_centre and read_at is null group by application_id) unread on unread.application_id = a.id
		left join applications.return back on back.application_id = a.id and back.resolved_at is null and back.due_at < ${now}
		where a.submission_id is not null and a.state <> 'withdrawn' and (unread.since is not null or back.id is not null)
		order by coalesce(unread.since, back.due_at) limit 20`.execute(trx);
	return rows;
}

type Counted = InCall & { fresh: number; flagged: number };

/** For each call, how many sendings the officer has not looked at, and how many looked at have a flag that stands. */
async function counts(trx: Trx, centres: string[], officer: string): Promise<Counted[]> {
	const { rows } = await sql<Counted>`
		with calls as (${callsOf(centres)})
		select calls.name as call, calls.slug as call_slug, calls.programme_slug,
			count(*) filter (where seen.application_id is null)::int as fresh,
			count(*) filter (where seen.application_id is not null and a.outcome = 'review')::int as flagged
		from calls join applications.application a on a.call_id = calls.id
		left join applications.seen seen on seen.application_id = a.id and seen.submission_id = a.submission_id and seen.person_id = ${officer}
		where a.submission_id is not null and a.state = 'submitted' and a.decided_at is null
			and not exists (select from applications.message unread where unread.application_id = a.id and not unread.from_centre and unread.read_at is null)
		group by calls.id, calls.name, calls.slug, calls.programme_slug
		order by calls.slug`.execute(trx);
	return rows;
}
