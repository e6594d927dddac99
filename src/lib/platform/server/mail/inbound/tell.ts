import type { Trx } from '../../db/open.ts';
import { within } from '../../limits/attempt.ts';
import { writeMail } from '../write.ts';
import type { Correspondent } from './desk.ts';
import type { Reply } from '../replies/reply-address.ts';
import { filesLeft, notTaken, otherReason, reasons, refusedAnswer } from './letters.ts';

const onceADay = { times: 1, seconds: 86_400 };
/** Somebody who tries again and again is told each time; two machines that answer each other are soon at the end. */
const refusalsADay = { times: 10, seconds: 86_400 };

type Answered = { subject: string; text: string };

/** Tells somebody, at the address we know, that a letter in their name was not taken and why. At most once a day. */
export async function tellNotTaken(trx: Trx, now: Date, person: Correspondent, mail: Answered, why: string): Promise<void> {
	const sentence = reasons[why]?.[person.locale];
	if (sentence === undefined) return;
	if (!(await within(trx, now, 'mail.not_taken', person.id, onceADay))) return;
	// What somebody else wrote in their name is not carried further.
	const text = ['other_sender', 'disowned'].includes(why) ? '' : mail.text.slice(0, 20_000);
	const letter = notTaken[person.locale]({ subject: shown(mail.subject, person), why: sentence, text });
	await writeMail(trx, now, 'platform.reply_not_taken', { ...person, person_id: person.id }, letter);
}

/** Tells somebody why what they answered was not taken by whoever takes it. With `reply` they answer again by replying. */
export async function tellRefused(
	trx: Trx,
	now: Date,
	person: Correspondent,
	{ subject, text }: Answered,
	{ sentence, reply }: { sentence: string | null; reply: Pick<Reply, 'purpose' | 'subject_id'> | null }
): Promise<void> {
	if (!(await within(trx, now, 'mail.refused', person.id, refusalsADay))) return;
	const words = { subject: shown(subject, person), why: sentence ?? otherReason[person.locale], text: text.slice(0, 20_000) };
	const letter = refusedAnswer[person.locale]({ ...words, again: reply !== null });
	await writeMail(trx, now, 'platform.reply_refused', { ...person, person_id: person.id }, { ...letter, ...(reply ? { reply } : {}) });
}

export async function tellFilesLeft(trx: Trx, now: Date, person: Correspondent, { subject }: Answered, names: string[]): Promise<void> {
	if (!(await within(trx, now, 'mail.files_left', person.id, onceADay))) return;
	const letter = filesLeft[person.locale]({ subject: shown(subject, person), names });
	await writeMail(trx, now, 'platform.reply_files_left', { ...person, person_id: person.id }, letter);
}

const shown = (subject: string, { locale }: Correspondent): string =>
	subject.slice(0, 200) || (locale === 'lt' ? '(be temos)' : '(no subject)');
