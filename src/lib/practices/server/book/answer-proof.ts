import * as v from 'valibot';
import { done, isId, lengthOf, prose, refused, type Fault, type Outcome } from '#platform';
import { asPerson, record, stepThrough, writeMail, type Context, type Trx } from '#platform/server';
import { personsById, readSignedLink } from '#people/server';
import { ChapterSchema, type Chapter } from '../../book/book.ts';
import { chapterWithout, picturesIn } from '../../book/pictures.ts';
import { bookProofReplied } from '../mails/book.ts';
import { proofPurpose } from './ask-proofs.ts';
import { bookTo, bookById, subjectsOfBook, type BookActRefusal, type BookRecord } from './book-record.ts';
import { fallenAmong } from './stands.ts';

type LinkRefusal = 'link_unknown' | 'link_expired' | 'link_of_another';
export type ProofRefusal = LinkRefusal | 'proof_superseded' | 'example_not_published' | 'proof_faulty';

/** A chapter as somebody was asked to look at it. */
export type AskedProof = {
	id: string;
	book: BookRecord;
	sheet: Chapter;
	answer: 'approved' | 'remark' | null;
	words: string;
	reply: string | null;
};

/** What the letter asks. Of a chapter that was sent anew since, and of an example that is not public any more, nothing is shown. */
export const readProofByLink = (context: Context, token: string): Promise<Outcome<AskedProof, ProofRefusal>> =>
	context.db.transaction().execute((trx) => openProof(trx, context, token));

/**
 * A contributor approves a chapter, or remarks on it; an answer can be changed as long as the editor has not answered. The letter's link
 * is enough; somebody else who is signed in cannot use it.
 */
export const answerProof = (
	context: Context,
	{ token, answer, words }: { token: string; answer: string; words: string }
): Promise<Outcome<undefined, ProofRefusal>> =>
	context.db.transaction().execute(async (trx) => {
		const found = await openProof(trx, context, token);
		if (!found.ok) return found;
		const { id, book, person_id, reply } = found.value;
		if (reply !== null) return refused('proof_superseded');
		const said = prose(words);
		const faults = faultsIn(answer, said);
		if (faults.length > 0) return refused('proof_faulty', faults);
		await trx
			.updateTable('practices.book_proof')
			.set({ answer, words: answer === 'remark' ? said : '', answered_at: context.now, answered_by: person_id })
			.where('id', '=', id)
			.execute();
		await record(
			trx,
			{ ...context, actor: asPerson(person_id) },
			{ name: 'book_proof.answered', ...subjectsOfBook(book), particulars: { answer } }
		);
		return done();
	});

const faultsIn = (answer: string, words: string): Fault[] => [
	...(['approved', 'remark'].includes(answer) ? [] : [{ field: 'answer', key: 'practices_fault_proof_answer' }]),
	...(answer === 'remark' ? faultOfWords(words) : [])
];
const faultOfWords = (words: string): Fault[] => {
	if (lengthOf(words) < 3) return [{ field: 'words', key: 'practices_fault_proof_words' }];
	return lengthOf(words) > 3000 ? [{ field: 'words', key: 'practices_fault_too_long', values: { most: 3000 } }] : [];
};

type OpenProof = AskedProof & { person_id: string };

async function openProof(trx: Trx, { actor, now }: Context, token: string): Promise<Outcome<OpenProof, ProofRefusal>> {
	const link = readSignedLink(proofPurpose, token, now);
	if (!link.ok) return link;
	await stepThrough(trx, 'link');
	const proof = isId(link.value)
		? await trx.selectFrom('practices.book_proof').selectAll().where('id', '=', link.value).forUpdate().executeTakeFirst()
		: undefined;
	const book = proof && (await bookById(trx, proof.book_id));
	if (!proof || !book) return refused('link_unknown');
	if (actor.kind === 'person' && actor.id !== proof.person_id) return refused('link_of_another');
	const later = await trx
		.selectFrom('practices.book_proof')
		.select('id')
		.where('book_id', '=', proof.book_id)
		.where('chapter', '=', proof.chapter)
		.where('person_id', '=', proof.person_id)
		.where('asked_at', '>', proof.asked_at)
		.executeTakeFirst();
	if (later) return refused('proof_superseded');
	if (proof.practice_id !== null && !(await isPublic(trx, proof.practice_id))) return refused('example_not_published');
	const { id, person_id, words, reply } = proof;
	const answer = proof.answer as AskedProof['answer'];
	const sheet = v.parse(ChapterSchema, proof.sheet);
	// What was taken back since is shown to nobody, not even what it showed.
	const fallen = await fallenAmong(
		trx,
		picturesIn([sheet]).map((picture) => picture.id)
	);
	return done({ id, book, person_id, answer, words, reply, sheet: chapterWithout(sheet, fallen) });
}

const isPublic = async (trx: Trx, practice_id: string): Promise<boolean> =>
	(await trx
		.selectFrom('practices.publication')
		.select('id')
		.where('practice_id', '=', practice_id)
		.where('superseded_at', 'is', null)
		.where('withdrawn_at', 'is', null)
		.executeTakeFirst()) !== undefined;

export type EditorAnswer = { edition_id: string; proof_id: string; words: string };
export type EditorAnswerRefusal = BookActRefusal | 'proof_unknown' | 'proof_answered' | 'proof_faulty';

/** The editor answers a contributor's remark: with it the remark is settled, and the contributor is told. Once. */
export function replyToProof(
	context: Context,
	{ edition_id, proof_id, words }: EditorAnswer
): Promise<Outcome<undefined, EditorAnswerRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await proofTo(trx, context, edition_id, proof_id, words);
		if (!found.ok) return found;
		const { proof, said } = found.value;
		if (proof.answer !== 'remark' || proof.reply !== null) return refused('proof_answered');
		await trx
			.updateTable('practices.book_proof')
			.set({ reply: said, replied_at: context.now, replied_by: context.actor.id as string })
			.where('id', '=', proof.id)
			.execute();
		const person = (await personsById(trx, [proof.person_id])).get(proof.person_id);
		if (person?.email) {
			const letter = bookProofReplied[person.locale]({ chapter: proof.title, words: proof.words, reply: said });
			await writeMail(trx, context.now, 'book_proof_reply', { email: person.email, locale: person.locale, person_id: person.id }, letter);
		}
		return done();
	});
}

/** Somebody gave their word otherwise, or cannot be reached any more: the editor writes down how, and answers for it. */
export function vouchForProof(
	context: Context,
	{ edition_id, proof_id, words }: EditorAnswer
): Promise<Outcome<undefined, EditorAnswerRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await proofTo(trx, context, edition_id, proof_id, words);
		if (!found.ok) return found;
		const { proof, said, book } = found.value;
		if (proof.answer !== null) return refused('proof_answered');
		await trx
			.updateTable('practices.book_proof')
			.set({ answer: 'approved', words: said, answered_at: context.now, answered_by: context.actor.id as string })
			.where('id', '=', proof.id)
			.execute();
		await record(trx, context, { name: 'book_proof.answered', ...subjectsOfBook(book), particulars: { answer: 'approved' } });
		return done();
	});
}

type FoundProof = {
	book: BookRecord;
	said: string;
	proof: { id: string; person_id: string; answer: string | null; words: string; reply: string | null; title: string };
};

async function proofTo(
	trx: Trx,
	context: Context,
	edition_id: string,
	proof_id: string,
	words: string
): Promise<Outcome<FoundProof, EditorAnswerRefusal>> {
	const found = await bookTo(trx, context, edition_id);
	if (!found.ok) return found;
	const { book } = found.value;
	const row = isId(proof_id)
		? await trx
				.selectFrom('practices.book_proof')
				.selectAll()
				.where('id', '=', proof_id)
				.where('book_id', '=', book.id)
				.forUpdate()
				.executeTakeFirst()
		: undefined;
	if (!row) return refused('proof_unknown');
	const said = prose(words);
	const faults = faultOfWords(said);
	if (faults.length > 0)
		return refused(
			'proof_faulty',
			faults.map((fault) => ({ ...fault, field: `words-${proof_id}` }))
		);
	return done({ book, said, proof: { ...row, title: v.parse(ChapterSchema, row.sheet).title } });
}
