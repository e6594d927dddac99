import { sql } from 'kysely';
import { addDays, dayOf, instantAt, type Day, type Todo } from '#platform';
import { through, type Context, type Trx } from '#platform/server';
import { least } from '../results.ts';

/** What of surveys waits for a person: to answer or decline, and, for who leads, to read how the team feels before the first day. */
export function surveyTodos({ db, actor, now, locale }: Context): Promise<Todo[]> {
	if (actor.kind !== 'person') return Promise.resolve([]);
	const today = dayOf(now);
	return db
		.transaction()
		.execute(async (trx) => [...(await toAnswer(trx, actor.id, today, locale)), ...(await toRead(trx, actor.id, today))]);
}

async function toAnswer(trx: Trx, person: string, today: Day, locale: string): Promise<Todo[]> {
	const { rows } = await sql<{ delivery_id: string; kind: string; closes_on: Day; title: string }>`
		select survey.delivery_id, survey.kind, survey.closes_on, coalesce(d.title ->> ${locale}, d.title ->> 'lt') as title
		from evaluation.respondent r
		join evaluation.survey survey on survey.id = r.survey_id and survey.closed_at is null and survey.closes_on >= ${today}::date
		join delivery.delivery d on d.id = survey.delivery_id and d.cancelled_at is null
		where r.person_id = ${person} and r.standing = 'asked'
		order by survey.closes_on limit 20`.execute(trx);
	return rows.map(({ delivery_id, kind, closes_on, title }) => ({
		key: `today_survey_${kind}`,
		values: {},
		path: `/training/${delivery_id}/${kind}`,
		due_at: instantAt(addDays(closes_on, 1), '00:00'),
		about: title
	}));
}

async function toRead(trx: Trx, person: string, today: Day): Promise<Todo[]> {
	const closed = sql<{ delivery_id: string; about: string; first_on: Day }>`
		select survey.delivery_id, coalesce(school.name, d.reference) as about, days.first_on
		from delivery.lecturer l
		join delivery.delivery d on d.id = l.delivery_id and d.cancelled_at is null
		join evaluation.survey survey on survey.delivery_id = d.id and survey.kind = 'climate' and survey.closed_at is not null
		left join people.organisation school on school.id = d.school_id
		join lateral (select min(s.held_on) as first_on from delivery.session s where s.delivery_id = d.id and s.cancelled_at is null) days on true
		where l.person_id = ${person} and l.removed_at is null and days.first_on >= ${today}::date
			and (select count(*) from evaluation.sheet sheet where sheet.survey_id = survey.id) >= ${least}
		order by days.first_on limit 20`;
	const { rows } = await through(trx, 'sheets', () => closed.execute(trx));
	return rows.map(({ delivery_id, about, first_on }) => ({
		key: 'today_climate_to_read',
		values: {},
		path: `/training/${delivery_id}/climate/results`,
		due_at: instantAt(first_on, '00:00'),
		about
	}));
}
