import { record, writeMail, type Context, type Trx } from '#platform/server';
import { personsById, siteAddress } from '#people/server';
import { practiceText } from '../../practice.ts';
import { takeOutOfBooks } from '../book/take-out.ts';
import { practiceWithdrawn } from '../mails/editing.ts';
import { askedFor } from '../records/asked.ts';
import { publicSubjectsOf, type PracticeRecord } from '../records/practice-record.ts';
import { versionOf } from '../records/version-record.ts';
import { authorsOf } from '../writing/authors.ts';

/** The reason that is kept where a consent was taken back: nobody has to say why. */
export const consentTakenBack = 'consent_taken_back';

/** Takes what is published of an example away from everybody: its page, its place in the search, its chapter in books. Its authors and whoever agreed to it are told. Nothing when nothing is published. */
export async function takeDown(trx: Trx, context: Pick<Context, 'actor' | 'now'>, practice: PracticeRecord, why: string): Promise<boolean> {
	const { actor, now } = context;
	const gone = await trx
		.updateTable('practices.publication')
		.set({ withdrawn_at: now, withdrawn_by: actor.id, withdrawn_why: why })
		.where('practice_id', '=', practice.id)
		.where('superseded_at', 'is', null)
		.where('withdrawn_at', 'is', null)
		.returning('number')
		.executeTakeFirst();
	if (!gone) return false;
	await trx.deleteFrom('practices.entry').where('practice_id', '=', practice.id).execute();
	await takeOutOfBooks(trx, context, practice.id);
	// As it was called in public: what is being written since is nobody else's yet.
	const version = await versionOf(trx, practice.id, gone.number);
	const title = version ? practiceText(version.content, 'title') : '';
	await record(trx, context, { name: 'practice.withdrawn', ...publicSubjectsOf(practice), particulars: { title } });
	const authors = (await authorsOf(trx, practice.id)).map(({ id }) => id);
	const told = new Set([...authors, ...(await askedFor(trx, practice.id, gone.number))]);
	const people = await personsById(
		trx,
		[...told].filter((id) => id !== actor.id)
	);
	for (const { id, email, locale } of people.values()) {
		if (!email) continue;
		const address = siteAddress(`/practice/${practice.id}`, locale);
		const letter = practiceWithdrawn[locale]({ title, why: why === consentTakenBack ? null : why, address });
		await writeMail(trx, now, 'practice_withdrawn', { email, locale, person_id: id }, letter);
	}
	return true;
}
