import { done, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { withoutFigures } from '../../facts.ts';
import { missingToSend } from '../../practice.ts';
import { askForConsents } from '../consents/ask.ts';
import { keepConsent } from '../consents/consent-record.ts';
import { freezePictures, havePicturesChanged } from '../pictures/picture-record.ts';
import { askedFor, keepAsked, peopleToAsk } from '../records/asked.ts';
import { practiceTo, type ActRefusal } from '../records/may.ts';
import { subjectsOf, type PracticeRecord } from '../records/practice-record.ts';
import { latestVersion, type VersionRecord } from '../records/version-record.ts';
import { factsOf } from './facts-of.ts';

export type SendVersion = {
	practice_id: string;
	seen_revision: number;
	/** How the sender wants to be named, where their own word is needed; null: not said. */
	named: boolean | null;
	/** Whether everybody sees what the project counted; they do unless the authors leave it out. */
	figures?: boolean;
};
export type SendRefusal =
	ActRefusal | 'changed_meanwhile' | 'practice_incomplete' | 'practice_unchanged' | 'practice_sent_often' | 'consent_faulty';

/** So many versions are sent within a day at most: each is a letter to everybody whose word it needs. */
const mostInADay = 5;

/**
 * Sends what is written to the editor as a version that does not change any more, with the facts of the day. By a writer; where their own
 * word is needed they say with it how they want to be named. Asked are its authors, everybody whose words stand in it, and the school's
 * head: the others by letter. Refused while something of e9 is missing, when a colleague has changed it since it was shown, when nothing
 * is new – neither the text nor the pictures nor the figures nor who is asked – and after five versions within a day.
 */
export function sendVersion(context: Context, input: SendVersion): Promise<Outcome<{ number: number }, SendRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await practiceTo(trx, context, input.practice_id, ({ writes }) => writes);
		if (!found.ok) return found;
		const { practice } = found.value;
		if (practice.revision !== input.seen_revision) return refused('changed_meanwhile');
		const missing = missingToSend(practice.content);
		if (missing.length > 0)
			return refused(
				'practice_incomplete',
				missing.map((field) => ({ field, key: `practices_gap_${field}` }))
			);
		const figures = input.figures !== false;
		const people = await peopleToAsk(trx, practice.id, practice.content);
		const before = await latestVersion(trx, practice.id);
		if (before && (await isSame(trx, before, { practice, people, figures }))) return refused('practice_unchanged');
		if ((await sentSince(trx, practice.id, new Date(context.now.getTime() - 86_400_000))) >= mostInADay)
			return refused('practice_sent_often');
		const by = context.actor.id as string;
		if (people.includes(by) && input.named === null) return refused('consent_faulty', [{ field: 'named', key: 'practices_fault_named' }]);

		const number = (before?.number ?? 0) + 1;
		const facts = await factsOf(trx, context, practice);
		await trx
			.insertInto('practices.version')
			.values({
				practice_id: practice.id,
				number,
				content: JSON.stringify(practice.content),
				facts: JSON.stringify(figures ? facts : withoutFigures(facts)),
				sent_at: context.now,
				sent_by: by
			})
			.execute();
		await freezePictures(trx, practice.id, number);
		await keepAsked(trx, { practice_id: practice.id, number, people, at: context.now });
		if (people.includes(by) && input.named !== null)
			await keepConsent(trx, context, { practice_id: practice.id, kind: 'author', number, person_id: by, named: input.named });
		await record(trx, context, { name: 'practice.sent', ...subjectsOf(practice), particulars: { number } });
		await askForConsents(trx, context, practice, { number, people: people.filter((id) => id !== by), school: true });
		return done({ number });
	});
}

type Sending = { practice: PracticeRecord; people: readonly string[]; figures: boolean };

/** Whether a version says, shows and asks nothing else than the one before: the same people are asked about the same text once. */
async function isSame(trx: Trx, before: VersionRecord, { practice, people, figures }: Sending): Promise<boolean> {
	if (JSON.stringify(before.content) !== JSON.stringify(practice.content)) return false;
	if (await havePicturesChanged(trx, practice.id, before.number)) return false;
	if (figures !== (before.facts.figures_left_out !== true)) return false;
	const asked = await askedFor(trx, practice.id, before.number);
	return asked.length === people.length && people.every((id) => asked.includes(id));
}

async function sentSince(trx: Trx, practice_id: string, since: Date): Promise<number> {
	const row = await trx
		.selectFrom('practices.version')
		.select((of) => of.fn.countAll<number>().as('count'))
		.where('practice_id', '=', practice_id)
		.where('sent_at', '>', since)
		.executeTakeFirst();
	return Number(row?.count ?? 0);
}
