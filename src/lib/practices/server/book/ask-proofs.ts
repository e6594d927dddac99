import { sql } from 'kysely';
import { done, newId, type Outcome } from '#platform';
import { record, writeMail, type Context, type Trx } from '#platform/server';
import { personsById, signedLink, siteAddress } from '#people/server';
import { proofState, type ProofNow } from '../../book/lacks.ts';
import { bookProofAsked, bookProofReminder } from '../mails/book.ts';
import { bookTo, subjectsOfBook, type BookActRefusal } from './book-record.ts';
import { chaptersNow, draftOf } from './draft-record.ts';

export const proofPurpose = 'practices.book_proof';
const day = 86_400_000;

/** Where a contributor answers for a chapter without signing in; open for sixty days. */
export const proofPath = (now: Date, id: string): string => `/proofs/${signedLink(proofPurpose, id, new Date(now.getTime() + 60 * day))}`;

/** The proofs of a book; `digest` says of which text. */
export const proofsOf = (trx: Trx, book_id: string): Promise<ProofNow[]> =>
	trx
		.selectFrom('practices.book_proof')
		.select(['chapter', 'person_id', 'digest', 'answer', 'reply'])
		.$narrowType<{ answer: ProofNow['answer'] }>()
		.where('book_id', '=', book_id)
		.execute();

/**
 * Sends every chapter to whoever contributed to it and has not seen this very text: the authors of its example, or of its words. Who has
 * answered for the same text is not asked again. Chapters with holes are not sent.
 */
export function askProofs(context: Context, edition_id: string): Promise<Outcome<{ asked: number }, BookActRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		const found = await bookTo(trx, context, edition_id);
		if (!found.ok) return found;
		const { book } = found.value;
		const { composed } = await draftOf(trx, found.value);
		const proofs = await proofsOf(trx, book.id);
		const wanted = chaptersNow(composed).flatMap((one, at) =>
			one.empty || one.unknown.length > 0
				? []
				: one.people
						.filter(({ id }) => proofState(one, id, proofs) === 'not_asked')
						.map((person) => ({ one, person, composed: composed[at] as (typeof composed)[number] }))
		);
		const people = await personsById(trx, [...new Set(wanted.map(({ person }) => person.id))]);
		for (const { one, person, composed } of wanted) {
			const id = newId();
			await trx
				.insertInto('practices.book_proof')
				.values({
					...{ id, book_id: book.id, chapter: one.id, person_id: person.id, digest: one.digest },
					practice_id: composed.example?.practice_id ?? null,
					sheet: JSON.stringify(composed.chapter),
					...{ asked_at: now, asked_by: actor.id as string }
				})
				.execute();
			const { email, locale } = people.get(person.id) ?? {};
			if (!email || !locale) continue;
			const letter = bookProofAsked[locale]({ book: book.title, chapter: one.title, address: siteAddress(proofPath(now, id), locale) });
			await writeMail(trx, now, 'book_proof', { email, locale, person_id: person.id }, letter);
		}
		if (wanted.length > 0)
			await record(trx, context, { name: 'book_proof.asked', ...subjectsOfBook(book), particulars: { count: wanted.length } });
		return done({ asked: wanted.length });
	});
}

/**
 * Reminds whoever was asked for their word to a chapter and has not answered: after five days, and once more after twelve. Not of a text
 * that was sent anew since, nor of an example that is not public any more.
 */
export async function remindOfProofs({ db, now }: Context): Promise<void> {
	await db.transaction().execute(async (trx) => {
		const { rows } = await sql<{ id: string; person_id: string; title: string; book: string }>`
			update practices.book_proof proof set reminders = reminders + 1, reminded_at = ${now}
			from practices.book book
			where book.id = proof.book_id and proof.answer is null
				and proof.asked_at < ${now}::timestamptz - (case proof.reminders when 0 then interval '5 days' else interval '12 days' end)
				and proof.reminders < 2
				and not exists (select from practices.book_proof later where later.book_id = proof.book_id and later.chapter = proof.chapter
					and later.person_id = proof.person_id and later.asked_at > proof.asked_at)
				and (proof.practice_id is null or exists (select from practices.publication p where p.practice_id = proof.practice_id
					and p.superseded_at is null and p.withdrawn_at is null))
			returning proof.id, proof.person_id, proof.sheet ->> 'title' as title, book.title as book`.execute(trx);
		const people = await personsById(
			trx,
			rows.map(({ person_id }) => person_id)
		);
		for (const { id, person_id, title, book } of rows) {
			const { email, locale } = people.get(person_id) ?? {};
			if (!email || !locale) continue;
			const letter = bookProofReminder[locale]({ book, chapter: title, address: siteAddress(proofPath(now, id), locale) });
			await writeMail(trx, now, 'book_proof_reminder', { email, locale, person_id }, letter);
		}
	});
}
