import { sql } from 'kysely';
import { newId } from '../../ids.ts';
import type { Locale } from '../../text.ts';
import type { Trx } from '../db/open.ts';
import { enqueue } from '../jobs/queue.ts';
import { asHtml, asText, type Letter } from './letter.ts';
import { replyAddress } from './replies/reply-address.ts';

export type Addressee = { email: string; locale: Locale; person_id?: string | null };

/**
 * Writes a letter into the outbox in the transaction of what it tells about; the worker delivers it afterwards.
 * With `once`, the same letter is never written twice: a reminder names what it reminds of and for which day.
 * Returns the letter's id, or null where it had been written before.
 */
export async function writeMail(
	trx: Trx,
	now: Date,
	template: string,
	to: Addressee,
	written: Letter,
	once?: string
): Promise<string | null> {
	const id = newId();
	const letter = answerableBy(to, written);
	const row = {
		id,
		template,
		locale: to.locale,
		to_address: to.email,
		person_id: to.person_id ?? null,
		subject: letter.subject,
		body: asText(letter, to.locale),
		html: asHtml(letter, to.locale),
		attachments: letter.attachments ?? [],
		written_at: now,
		reply_to: await replyTo(trx, now, to, letter),
		thread_id: letter.reply?.thread_id ?? letter.reply?.subject_id ?? null,
		unsubscribe: letter.unsubscribe ?? null,
		confidential: letter.confidential ?? false,
		once: once ?? null
	};
	const { rows } = await sql<{ kept: boolean }>`select platform.write_letter(${JSON.stringify(row)}::jsonb) as kept`.execute(trx);
	if (!rows[0]?.kept) return null;
	await enqueue(trx, 'mail.deliver', { mail_id: id });
	return id;
}

/** Only who is known can answer: a reply is taken in the name of a person. */
function answerableBy({ person_id }: Addressee, letter: Letter): Letter {
	const { reply, ...unanswerable } = letter;
	return reply && person_id ? letter : unanswerable;
}

const replyTo = async (trx: Trx, now: Date, { email, person_id }: Addressee, { reply }: Letter): Promise<string | null> =>
	reply && person_id ? replyAddress(trx, { ...reply, person_id, email, now }) : null;
