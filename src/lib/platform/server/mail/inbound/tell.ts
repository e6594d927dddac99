import type { Trx } from '../../db/open.ts';
import { within } from '../../limits/attempt.ts';
import { writeMail } from '../write.ts';
import type { Correspondent } from './desk.ts';
import { filesLeft, notTaken, otherReason, reasons } from './letters.ts';

const onceADay = { times: 1, seconds: 86_400 };

type Answered = { subject: string; text: string };

/** Tells somebody, at the address we know, that a letter in their name was not taken and why. At most once a day. */
export async function tellNotTaken(
	trx: Trx,
	now: Date,
	person: Correspondent,
	mail: Answered,
	why: string,
	sentence: string | null = reasons[why]?.[person.locale] ?? null
): Promise<void> {
	if (sentence === null) return;
	if (!(await within(trx, now, 'mail.not_taken', person.id, onceADay))) return;
	// What somebody else wrote in their name is not carried further.
	const text = ['other_sender', 'disowned'].includes(why) ? '' : mail.text.slice(0, 20_000);
	const letter = notTaken[person.locale]({ subject: shown(mail.subject, person), why: sentence, text });
	await writeMail(trx, now, 'platform.reply_not_taken', { ...person, person_id: person.id }, letter);
}

/** The same for a refusal of whoever was to take it. */
export const tellRefused = (trx: Trx, now: Date, person: Correspondent, mail: Answered, why: string, sentence: string | null) =>
	tellNotTaken(trx, now, person, mail, why, sentence ?? otherReason[person.locale]);

export async function tellFilesLeft(trx: Trx, now: Date, person: Correspondent, { subject }: Answered, names: string[]): Promise<void> {
	if (!(await within(trx, now, 'mail.files_left', person.id, onceADay))) return;
	const letter = filesLeft[person.locale]({ subject: shown(subject, person), names });
	await writeMail(trx, now, 'platform.reply_files_left', { ...person, person_id: person.id }, letter);
}

const shown = (subject: string, { locale }: Correspondent): string =>
	subject.slice(0, 200) || (locale === 'lt' ? '(be temos)' : '(no subject)');
