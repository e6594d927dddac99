import { sql } from 'kysely';
import { asPerson, record } from '#platform/server';
import type { Eraser } from '#people/server';
import { lockPractice, subjectsOf } from './records/practice-record.ts';
import { takeBackPicturesOf } from './pictures/own-picture.ts';
import { consentTakenBack, takeDown } from './publishing/take-down.ts';

/**
 * Their consents are withdrawn as if by themselves: what is published with them is taken down, also out of books (G-01). Examples stay
 * the school’s, without the name; who is their only author stays it by a link.
 */
export const eraseFromPractices: Eraser = {
	counts: async (trx, id) => {
		const { rows } = await sql<{ consents: number; texts: number; book: number }>`
			select (select count(*)::int from practices.consent where person_id = ${id} and withdrawn_at is null) as consents,
				(select count(*)::int from practices.author where person_id = ${id}) + (select count(*)::int from practices.remark where made_by = ${id}) as texts,
				(select count(*)::int from practices.book_edition e join people.person p on p.id = ${id} where position(p.name in e.record::text) > 0) as book`.execute(
			trx
		);
		return rows[0] ?? {};
	},
	erase: async (trx, { id, name }, now) => {
		const context = { actor: asPerson(id), now };
		const { rows } = await sql<{ practice_id: string }>`
			update practices.consent set withdrawn_at = ${now}, withdrawn_by = ${id}
			where kind = 'author' and person_id = ${id} and withdrawn_at is null returning practice_id`.execute(trx);
		for (const practiceId of new Set(rows.map(({ practice_id }) => practice_id))) {
			const practice = await lockPractice(trx, practiceId);
			if (!practice) continue;
			await record(trx, context, { name: 'practice.consent_withdrawn', ...subjectsOf(practice) });
			await takeDown(trx, context, practice, consentTakenBack);
		}
		await takeBackPicturesOf(trx, context, id);
		await sql`update practices.publication p set authors = jsonb_build_object('names', (p.authors -> 'names') - ${name}::text,
				'others', (p.authors ->> 'others')::int + 1)
			where p.authors -> 'names' ? ${name}
				and exists (select from practices.consent c where c.practice_id = p.practice_id and c.person_id = ${id} and c.kind = 'author')`.execute(
			trx
		);
		await sql`update practices.author a set removed_at = ${now} where a.person_id = ${id} and a.removed_at is null and exists (
			select from practices.author other where other.practice_id = a.practice_id and other.person_id <> ${id} and other.removed_at is null)`.execute(
			trx
		);
		await sql`delete from practices.book_author where person_id = ${id}`.execute(trx);
	}
};
