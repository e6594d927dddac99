import { sql } from 'kysely';
import { addDays, dayOf, instantAt, type Day, type Todo } from '#platform';
import { through, type Context, type Trx } from '#platform/server';
import { mayWrite } from '../../commitment.ts';
import { followTermsOf } from './terms.ts';

/** What of commitments waits for a person: to write one on the last day, to say what came of it, and, for who leads, to read what is in the way. */
export function commitmentTodos({ db, actor, now, locale }: Context): Promise<Todo[]> {
	if (actor.kind !== 'person') return Promise.resolve([]);
	const today = dayOf(now);
	return db
		.transaction()
		.execute(async (trx) => [
			...(await toWrite(trx, actor.id, today, locale)),
			...(await toAnswer(trx, actor.id, today, locale)),
			...(await toRead(trx, actor.id, today))
		]);
}

type Row = { delivery_id: string; edition_id: string; title: string; last_on: Day };

async function toWrite(trx: Trx, person: string, today: Day, locale: string): Promise<Todo[]> {
	const { rows } = await sql<Row>`
		select d.id as delivery_id, d.edition_id, coalesce(d.title ->> ${locale}, d.title ->> 'lt') as title, days.last_on
		from delivery.participant p
		join delivery.delivery d on d.id = p.delivery_id and d.cancelled_at is null and d.kind <> 'meeting'
		join lateral (select max(s.held_on) as last_on from delivery.session s where s.delivery_id = d.id and s.cancelled_at is null) days on true
		where p.person_id = ${person} and p.left_at is null and days.last_on between ${addDays(today, -60)}::date and ${today}::date
			and not exists (select from evaluation.commitment c where c.delivery_id = d.id and c.person_id = ${person})
			and not exists (select from evaluation.follow_through f where f.delivery_id = d.id)
		order by days.last_on desc limit 20`.execute(trx);
	const found: Todo[] = [];
	for (const { delivery_id, edition_id, title, last_on } of rows) {
		const terms = await followTermsOf(trx, edition_id);
		if (mayWrite({ last_on, asked: false }, terms, today))
			found.push(todo('today_commitment_to_write', delivery_id, addDays(last_on, terms.write_days), title));
	}
	return found;
}

async function toAnswer(trx: Trx, person: string, today: Day, locale: string): Promise<Todo[]> {
	const { rows } = await sql<{ delivery_id: string; closes_on: Day; title: string }>`
		select d.id as delivery_id, f.closes_on, coalesce(d.title ->> ${locale}, d.title ->> 'lt') as title
		from evaluation.commitment c
		join delivery.delivery d on d.id = c.delivery_id and d.cancelled_at is null
		join evaluation.follow_through f on f.delivery_id = d.id and f.closed_on is null and f.closes_on >= ${today}::date
		where c.person_id = ${person}
			and not exists (select from evaluation.commitment_answer a where a.commitment_id = c.id and a.follow_through_id = f.id)
		order by f.closes_on limit 20`.execute(trx);
	return rows.map(({ delivery_id, closes_on, title }) => todo('today_commitment_to_answer', delivery_id, closes_on, title));
}

/** For a fortnight after it was offered. */
async function toRead(trx: Trx, person: string, today: Day): Promise<Todo[]> {
	const offered = sql<{ delivery_id: string; about: string }>`
		select d.id as delivery_id, coalesce(school.name, d.reference) as about
		from delivery.lecturer l
		join delivery.delivery d on d.id = l.delivery_id and d.cancelled_at is null and d.kind = 'training'
		left join people.organisation school on school.id = d.school_id
		where l.person_id = ${person} and l.removed_at is null
			and exists (select from evaluation.offered_obstacle o join evaluation.commitment c on c.id = o.commitment_id
				where c.delivery_id = d.id and o.offered_on >= ${addDays(today, -14)}::date)
		order by d.reference limit 20`;
	const { rows } = await through(trx, 'sheets', () => offered.execute(trx));
	return rows.map(({ delivery_id, about }) => ({
		...{ key: 'today_obstacles_to_read', values: {}, due_at: null, about },
		path: `/training/${delivery_id}/consultations`
	}));
}

const todo = (key: string, delivery_id: string, last: Day, about: string): Todo => ({
	...{ key, values: {}, about },
	path: `/training/${delivery_id}/commitment`,
	due_at: instantAt(addDays(last, 1), '00:00')
});
