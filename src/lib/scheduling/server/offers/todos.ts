import { sql } from 'kysely';
import { dayOf, instantAt, type Day, type Todo } from '#platform';
import type { Context, Trx } from '#platform/server';
import { rolesOf } from '#people/server';

/** What of published trainings waits for a person: to answer an offer, to choose a repair, to ask once more. */
export function trainingTodos({ db, actor, now }: Context): Promise<Todo[]> {
	if (actor.kind !== 'person') return Promise.resolve([]);
	return db.transaction().execute(async (trx) => {
		const roles = await rolesOf(trx, actor.id, dayOf(now));
		const of = (...kinds: string[]) => roles.filter(({ kind }) => kinds.includes(kind)).map(({ organisation_id }) => organisation_id);
		return [
			...(await toAnswer(trx, now, actor.id, of('school_head', 'school_coordinator'))),
			...(await toRepair(trx, of('centre_officer'))),
			...(await unanswered(trx, now, of('centre_officer')))
		];
	});
}

/** The name of a training's school today. */
const schoolName = (today: string) => sql`(
	select v.name from schools.school_version v where v.school_id = t.school_id
	order by v.starts_on <= ${today}::date desc, abs(v.starts_on - ${today}::date) limit 1)`;

async function toAnswer(trx: Trx, now: Date, personId: string, schools: readonly string[]): Promise<Todo[]> {
	const { rows } = await sql<{ id: string; reference: string; answer_by: Date; school: string }>`
		select t.id, t.reference, o.answer_by, ${schoolName(dayOf(now))} as school
		from scheduling.offer o join scheduling.training t on t.id = o.training_id
		where o.answer is null and o.answer_by > ${now} and t.cancelled_at is null
			and (o.person_id = ${personId} or (o.party = 'school' and t.school_id = any(${schools}::uuid[])))
		order by o.answer_by limit 50`.execute(trx);
	return rows.map(({ id, reference, answer_by, school }) => ({
		key: 'today_training_to_answer',
		values: { reference },
		path: `/training/${id}`,
		due_at: answer_by,
		about: school
	}));
}

async function toRepair(trx: Trx, centres: readonly string[]): Promise<Todo[]> {
	if (centres.length === 0) return [];
	const { rows } = await sql<{ id: string; programme: string; edition: string; starts_on: Day; name: string }>`
		select d.id, d.starts_on, programme.slug as programme, edition.slug as edition, coalesce(person.name, school.name, '') as name
		from scheduling.disruption d
		join programmes.edition edition on edition.id = d.edition_id
		join programmes.programme programme on programme.id = edition.programme_id
		left join people.person person on person.id = d.person_id
		left join scheduling.training t on t.id = d.training_id
		left join people.organisation school on school.id = t.school_id
		where d.settled_at is null and programme.centre_id = any(${centres}::uuid[])
		order by d.starts_on limit 20`.execute(trx);
	return rows.map(({ id, programme, edition, starts_on, name }) => ({
		key: 'today_disruption_to_repair',
		values: {},
		path: `/programme/${programme}/editions/${edition}/timetable/disruptions/${id}`,
		due_at: instantAt(starts_on, '00:00'),
		about: name
	}));
}

async function unanswered(trx: Trx, now: Date, centres: readonly string[]): Promise<Todo[]> {
	if (centres.length === 0) return [];
	const { rows } = await sql<{ id: string; reference: string; school: string }>`
		select distinct t.id, t.reference, ${schoolName(dayOf(now))} as school
		from scheduling.offer o join scheduling.training t on t.id = o.training_id
		join programmes.edition edition on edition.id = t.edition_id
		join programmes.programme programme on programme.id = edition.programme_id
		where o.answer is null and o.answer_by <= ${new Date(now.getTime() - 60_000)} and t.cancelled_at is null
			and programme.centre_id = any(${centres}::uuid[])
		order by t.reference limit 20`.execute(trx);
	return rows.map(({ id, reference, school }) => ({
		key: 'today_training_unanswered',
		values: { reference },
		path: `/training/${id}`,
		due_at: null,
		about: school
	}));
}
