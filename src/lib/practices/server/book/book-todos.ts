import { sql } from 'kysely';
import { dayOf, type Todo } from '#platform';
import type { Context } from '#platform/server';
import { proofPath } from './ask-proofs.ts';

/** What of books waits for somebody: for contributors chapters to look through, for editors remarks to answer. */
export function bookTodos({ db, actor, now }: Context): Promise<Todo[]> {
	if (actor.kind !== 'person') return Promise.resolve([]);
	return db.transaction().execute(async (trx) => {
		const { rows } = await sql<{ what: 'proof' | 'remark'; id: string; title: string; path: string }>`
			with latest as (
				select distinct on (p.book_id, p.chapter, p.person_id) p.id, p.book_id, p.person_id, p.practice_id, p.sheet ->> 'title' as title, p.answer,
					p.reply
				from practices.book_proof p order by p.book_id, p.chapter, p.person_id, p.asked_at desc
			)
			select 'proof' as what, latest.id, latest.title, '' as path from latest
			where latest.person_id = ${actor.id} and latest.answer is null and (latest.practice_id is null or exists (
				select from practices.publication b where b.practice_id = latest.practice_id and b.superseded_at is null and b.withdrawn_at is null))
			union all
			select 'remark', latest.id, latest.title, '/programme/' || programme.slug || '/editions/' || edition.slug || '/book/proofs'
			from latest join practices.book book on book.id = latest.book_id join programmes.edition edition on edition.id = book.edition_id
			join programmes.programme programme on programme.id = edition.programme_id
			where latest.answer = 'remark' and latest.reply is null and exists (
				select from people.role r where r.person_id = ${actor.id} and r.organisation_id = programme.centre_id and r.kind = 'centre_officer'
					and r.annulled_at is null and daterange(r.starts_on, r.ends_on, '[]') @> ${dayOf(now)}::date)
			order by 1, 2 limit 20`.execute(trx);
		return rows.map(({ what, id, title, path }) => ({
			key: what === 'proof' ? 'today_book_proof' : 'today_book_remark',
			values: {},
			path: what === 'proof' ? proofPath(now, id) : path,
			due_at: null,
			about: title
		}));
	});
}
