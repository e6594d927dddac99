import { sql } from 'kysely';
import { addDays, dayOf, instantAt, type Day, type Todo } from '#platform';
import type { Context, Trx } from '#platform/server';
import { rolesOf } from '#people/server';

/** So many days before the first day lecturers are told of a programme that is not adapted yet. */
const adaptDays = 28;

/** What of the rooms of trainings waits for a person: a programme to adapt before the first day (M-18), kits that were sent to be received (M-19). */
export function roomTodos({ db, actor, now }: Context): Promise<Todo[]> {
	if (actor.kind !== 'person') return Promise.resolve([]);
	return db.transaction().execute(async (trx) => {
		const roles = await rolesOf(trx, actor.id, dayOf(now));
		const schools = roles.filter(({ kind }) => kind === 'school_head' || kind === 'school_coordinator').map((role) => role.organisation_id);
		const teaches = roles.some(({ kind }) => kind === 'lecturer');
		return [...(teaches ? await toAdapt(trx, actor.id, dayOf(now)) : []), ...(await toReceive(trx, schools))];
	});
}

async function toAdapt(trx: Trx, personId: string, today: Day): Promise<Todo[]> {
	const { rows } = await sql<{ id: string; first_on: Day; school: string }>`
		select d.id, days.first_on, school.name as school
		from delivery.delivery d
		join delivery.lecturer l on l.delivery_id = d.id and l.person_id = ${personId} and l.removed_at is null
		join people.organisation school on school.id = d.school_id
		cross join lateral (select min(s.held_on) as first_on from delivery.session s where s.delivery_id = d.id and s.cancelled_at is null) days
		where d.cancelled_at is null and days.first_on between ${today}::date and ${addDays(today, adaptDays)}::date
			and not exists (select from delivery.adaptation a where a.delivery_id = d.id)
			and exists (select from delivery.base_programme b where b.edition_id = d.edition_id and (b.topic = d.topic or b.topic is null))
		order by days.first_on limit 20`.execute(trx);
	return rows.map(({ id, first_on, school }) => ({
		key: 'today_programme_to_adapt',
		values: {},
		path: `/training/${id}/programme`,
		due_at: instantAt(first_on, '00:00'),
		about: school
	}));
}

async function toReceive(trx: Trx, schools: readonly string[]): Promise<Todo[]> {
	if (schools.length === 0) return [];
	const { rows } = await sql<{ id: string; reference: string }>`
		select d.id, d.reference from delivery.delivery d
		where d.school_id = any(${[...schools]}::uuid[]) and d.cancelled_at is null
			and exists (select from delivery.kit k where k.delivery_id = d.id and k.dispatched_on is not null and k.received_on is null)
		order by d.reference limit 20`.execute(trx);
	return rows.map(({ id, reference }) => ({
		key: 'today_kit_to_receive',
		values: {},
		path: `/training/${id}/kits`,
		due_at: null,
		about: reference
	}));
}
