import { sql } from 'kysely';
import { dayOf, instantAt, type Day, type Locale, type Todo } from '#platform';
import type { Context, Trx } from '#platform/server';
import { rolesOf } from '#people/server';

/** What of timetables waits for a person: schools to be taken in, and to say when a training suits. */
export function timetableTodos({ db, actor, now, locale }: Context): Promise<Todo[]> {
	if (actor.kind !== 'person') return Promise.resolve([]);
	return db.transaction().execute(async (trx) => {
		const today = dayOf(now);
		const roles = await rolesOf(trx, actor.id, today);
		const of = (...kinds: string[]) => roles.filter(({ kind }) => kinds.includes(kind)).map(({ organisation_id }) => organisation_id);
		return [
			...(await toTakeIn(trx, today, of('centre_officer'), locale)),
			...(await toWish(trx, today, of('school_head', 'school_coordinator')))
		];
	});
}

/** Schools that have confirmed their place since the season of their edition began. */
async function toTakeIn(trx: Trx, today: Day, centres: readonly string[], locale: Locale): Promise<Todo[]> {
	if (centres.length === 0) return [];
	const { rows } = await sql<{ programme: string; edition: string; name: string; count: number }>`
		select programme.slug as programme, edition.slug as edition, coalesce(edition.name ->> ${locale}, edition.name ->> 'lt') as name, count(*)::int as count
		from scheduling.season season
		join programmes.edition edition on edition.id = season.edition_id
		join programmes.programme programme on programme.id = edition.programme_id
		join programmes.call call on call.edition_id = edition.id
		join applications.application a on a.call_id = call.id and a.state <> 'withdrawn'
		join selection.offer offer on offer.application_id = a.id and offer.answer = 'confirmed'
		where programme.centre_id = any(${centres}::uuid[]) and season.last_on >= ${today}::date
			and not exists (select from scheduling.training t where t.application_id = a.id)
		group by 1, 2, 3 limit 20`.execute(trx);
	return rows.map(({ programme, edition, name, count }) => ({
		key: 'today_timetable_selected',
		values: { count },
		path: `/programme/${programme}/editions/${edition}/timetable`,
		due_at: null,
		about: name
	}));
}

/** A training without days of which the school has said nothing yet, until its season begins. */
async function toWish(trx: Trx, today: Day, schools: readonly string[]): Promise<Todo[]> {
	if (schools.length === 0) return [];
	const { rows } = await sql<{ reference: string; school_id: string; first_on: Day; topic: string }>`
		select t.reference, t.school_id, season.first_on::text as first_on, t.topic_words ->> 'lt' as topic
		from scheduling.training t
		join scheduling.season season on season.edition_id = t.edition_id
		join applications.application a on a.id = t.application_id and a.state <> 'withdrawn'
		where t.school_id = any(${schools}::uuid[]) and t.cancelled_at is null and t.revision = 0 and season.first_on > ${today}::date
			and not exists (select from scheduling.booking b where b.training_id = t.id)
		order by season.first_on limit 20`.execute(trx);
	return rows.map(({ reference, school_id, first_on, topic }) => ({
		key: 'today_training_wishes',
		values: { reference },
		path: `/school/${school_id}/trainings`,
		due_at: instantAt(first_on, '00:00'),
		about: topic
	}));
}
