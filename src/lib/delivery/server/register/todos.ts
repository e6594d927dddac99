import { sql } from 'kysely';
import { dayInWords, dayOf, type Day, type Todo } from '#platform';
import type { Context } from '#platform/server';

/** What of registers waits for a lecturer: a half-day that is over and not closed, marks that wait for a decision. */
export function registerTodos({ db, actor, now, locale }: Context): Promise<Todo[]> {
	if (actor.kind !== 'person') return Promise.resolve([]);
	return db.transaction().execute(async (trx) => {
		const { rows } = await sql<{ id: string; delivery_id: string; held_on: Day; ends_at: Date; about: string; closed: boolean }>`
			select s.id, s.delivery_id, s.held_on, s.ends_at, coalesce(school.name, d.title ->> 'lt') as about, c.session_id is not null as closed
			from delivery.session s
			join delivery.delivery d on d.id = s.delivery_id and d.cancelled_at is null
			join delivery.lecturer l on l.delivery_id = d.id and l.person_id = ${actor.id} and l.removed_at is null
			join programmes.edition edition on edition.id = d.edition_id
			join programmes.programme programme on programme.id = edition.programme_id
			left join people.organisation school on school.id = d.school_id
			left join lateral (select one.session_id from delivery.closing one where one.session_id = s.id limit 1) c on true
			where s.cancelled_at is null and s.ends_at <= ${now}
				and (c.session_id is null or exists (
					select from delivery.mark m where m.session_id = s.id and m.set_aside is not null and m.settled is null))
				and (d.kind <> 'training' or exists (
					select from people.role r where r.person_id = l.person_id and r.kind = 'lecturer' and r.organisation_id = programme.centre_id
						and r.annulled_at is null and daterange(r.starts_on, r.ends_on, '[]') @> ${dayOf(now)}::date))
			order by s.ends_at limit 20`.execute(trx);
		return rows.map(({ id, delivery_id, held_on, ends_at, about, closed }) => ({
			key: closed ? 'today_marks_to_settle' : 'today_register_to_close',
			values: { day: dayInWords(held_on, locale) },
			path: `/training/${delivery_id}/register/${id}`,
			due_at: closed ? null : ends_at,
			about
		}));
	});
}
