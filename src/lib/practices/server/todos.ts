import { sql } from 'kysely';
import { dayOf, type Todo } from '#platform';
import type { Context } from '#platform/server';
import { lackingOf, waitingFor } from './records/asked.ts';

/**
 * What of examples waits for somebody: for authors remarks to answer, versions to stand by and pictures of a sent version of which nobody
 * has said who is on them, for the head versions that the school lets out, for the editor versions that lack nothing any more; for authors
 * also what other schools told of their tries.
 */
export function practiceTodos({ db, actor, now }: Context): Promise<Todo[]> {
	if (actor.kind !== 'person') return Promise.resolve([]);
	return db.transaction().execute(async (trx) => {
		const { rows } = await sql<Row>`
			with held as (
				select kind, organisation_id from people.role
				where person_id = ${actor.id} and annulled_at is null and daterange(starts_on, ends_on, '[]') @> ${dayOf(now)}::date
			), mine as (
				select p.id, p.content #>> '{texts,title,text}' as title, sent.number, a.person_id is not null as author,
					exists (select from practices.asked asked where asked.practice_id = p.id and asked.number = sent.number and asked.person_id = ${actor.id}) as asked,
					exists (select from held where organisation_id = p.school_id or organisation_id = programme.centre_id) as writes,
					exists (select from held where organisation_id = p.school_id and kind = 'school_head') as voice,
					exists (select from held where organisation_id = programme.centre_id and kind = 'centre_officer') as edits
				from practices.practice p
				join programmes.edition edition on edition.id = p.edition_id
				join programmes.programme programme on programme.id = edition.programme_id
				join lateral (select number from practices.version v where v.practice_id = p.id order by number desc limit 1) sent on true
				left join practices.author a on a.practice_id = p.id and a.person_id = ${actor.id} and a.removed_at is null
				where p.dropped_at is null and (a.person_id is not null
					or p.id in (select practice_id from practices.asked where person_id = ${actor.id}) or p.school_id in (select organisation_id from held)
					or programme.centre_id in (select organisation_id from held))
					and not exists (select from practices.publication b where b.practice_id = p.id and b.number = sent.number)
			), agreed as (
				select mine.id,
					exists (select from practices.consent c where c.practice_id = mine.id and c.number = mine.number and c.kind = 'school' and c.withdrawn_at is null) as school,
					exists (select from practices.consent c where c.practice_id = mine.id and c.number = mine.number and c.kind = 'author'
						and c.person_id = ${actor.id} and c.withdrawn_at is null) as author,
					${waitingFor(sql`mine.id`, sql`mine.number`)} = 0 as authors,
					${lackingOf(sql`mine.id`, sql`mine.number`)} = 0 as pictures
				from mine
			)
			select 'remark' as what, mine.id, mine.title, remark.id as subject_id from mine
			join practices.remark remark on remark.practice_id = mine.id and remark.answer is null where mine.author and mine.writes
			union all
			select 'picture', mine.id, mine.title, mine.id from mine join agreed on agreed.id = mine.id
			where mine.author and mine.writes and not agreed.pictures
			union all
			select 'stand', mine.id, mine.title, mine.id from mine join agreed on agreed.id = mine.id where mine.asked and not agreed.author
			union all
			select 'school', mine.id, mine.title, mine.id from mine join agreed on agreed.id = mine.id where mine.voice and not agreed.school
			union all
			select 'publish', mine.id, mine.title, mine.id from mine join agreed on agreed.id = mine.id
			where mine.edits and agreed.school and agreed.authors and agreed.pictures
				and not exists (select from practices.remark r where r.practice_id = mine.id and r.answer is null)
			union all
			select 'try', p.id, v.content #>> '{texts,title,text}', a.id from practices.adaptation a
			join practices.practice p on p.id = a.practice_id
			join practices.publication b on b.practice_id = p.id and b.superseded_at is null and b.withdrawn_at is null
			join practices.version v on v.practice_id = p.id and v.number = b.number
			join practices.author author on author.practice_id = p.id and author.person_id = ${actor.id} and author.removed_at is null
			where a.shown_at is null and a.removed_at is null and p.school_id in (select organisation_id from held)
			order by 1, 4 limit 20`.execute(trx);
		return rows.map(asTodo);
	});
}

type Row = { what: 'remark' | 'picture' | 'stand' | 'school' | 'publish' | 'try'; id: string; title: string; subject_id: string };

const asTodo = ({ what, id, title, subject_id }: Row): Todo => ({
	key: {
		remark: 'today_practice_remark',
		picture: 'today_practice_picture',
		stand: 'today_practice_stand',
		school: 'today_practice_school',
		publish: 'today_practice_publish',
		try: 'today_practice_try'
	}[what],
	values: {},
	path: pathOf[what](id, subject_id),
	due_at: null,
	about: title
});

const pathOf: Record<Row['what'], (id: string, subject: string) => string> = {
	remark: (id, subject) => `/practice/${id}/remarks/${subject}`,
	picture: (id) => `/practice/${id}/pictures`,
	stand: (id) => `/practice/${id}/consents`,
	school: (id) => `/practice/${id}/consents`,
	publish: (id) => `/practice/${id}`,
	try: (id) => `/practice/${id}/afterwards`
};
