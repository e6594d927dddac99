import { setTimeout as sleep } from 'node:timers/promises';
import type { Selectable } from 'kysely';
import nodemailer from 'nodemailer';
import type { Context } from '../context.ts';
import type { DB } from '../db/schema.ts';
import { mostTries } from '../jobs/install.ts';
import type { Handler } from '../jobs/work.ts';
import type { Attachment } from './letter.ts';
import { inSpan } from '../traces/spans.ts';
import { replyDomain } from './replies/address.ts';

/** What carries a letter outside. */
export type Post = (mail: {
	to: string;
	subject: string;
	text: string;
	html: string;
	id: string;
	attachments: readonly Attachment[];
	reply_to: string | null;
	thread_id: string | null;
	unsubscribe: string | null;
}) => Promise<void>;

/** A post that speaks SMTP; null where no mail server is set, so that letters are kept in the outbox. */
export function smtpPost(url: string, from: string): Post | null {
	if (!url) return null;
	const transport = nodemailer.createTransport(url);
	return async ({ to, subject, text, html, id, attachments, reply_to, thread_id, unsubscribe }) => {
		await transport.sendMail({
			from,
			to,
			subject,
			text,
			html,
			attachments: attachments.map(({ name, type, method, content }) => ({
				filename: name,
				content,
				contentType: `${type}; charset=utf-8; method=${method}`
			})),
			messageId: `<${id}@${replyDomain()}>`,
			...(reply_to ? { replyTo: reply_to } : {}),
			...(thread_id ? { inReplyTo: `<${thread_id}@${replyDomain()}>`, references: `<${thread_id}@${replyDomain()}>` } : {}),
			headers: { 'Auto-Submitted': 'auto-generated', ...(unsubscribe ? endingBy(unsubscribe) : {}) }
		});
	};
}

/** The button of mail readers that ends such letters with one click (RFC 8058). */
const endingBy = (address: string) => ({ 'List-Unsubscribe': `<${address}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' });

/**
 * Delivers one letter of the outbox. A letter that left is not sent again; one that could not leave says why and is tried later, and so is one that
 * another worker has in hand.
 */
export const deliverMail =
	(post: Post | null): Handler =>
	async ({ db, now }, { mail_id }) => {
		const mail = await takeInHand(db, now, String(mail_id));
		if (!mail) return;
		const isLast = mail.attempts + 1 >= mostTries;
		const failure = post
			? await attempt(() => inSpan('send letter', { kind: 'client', facts: { 'kartu.letter': mail.template } }, () => post(asPosted(mail))))
			: null;
		const note = () =>
			db.transaction().execute((trx) =>
				trx
					.updateTable('platform.mail')
					.set(
						failure
							? { state: 'failed', last_error: failure.message }
							: { state: post ? 'sent' : 'kept', delivered_at: now, last_error: null }
					)
					.set((eb) => ({ attempts: eb('attempts', '+', 1), in_hand_at: null }))
					// What only its addressee may read is theirs once it has left, and nobody’s when it never will.
					.$if(post !== null && mail.confidential && (!failure || isLast), (query) => query.set({ body: '', html: '' }))
					.where('id', '=', mail.id)
					// Taken back meanwhile, it stays so.
					.where('state', 'not in', ['sent', 'kept'])
					.execute()
			);
		await (failure ? note() : untilDone(note));
		if (failure) throw failure;
	};

/** A letter that has still to leave is this worker’s alone for a while: one that died with it in hand does not hold it up for longer. */
async function takeInHand(db: Context['db'], now: Date, id: string): Promise<Kept | null> {
	return db.transaction().execute(async (trx) => {
		const mail = await trx.selectFrom('platform.mail').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
		if (mail.state === 'sent' || mail.state === 'kept' || isEmptied(mail)) return null;
		// Where the clock went back meanwhile, one that died with it in hand must not hold it until the clock comes by again.
		if (mail.in_hand_at && Math.abs(now.getTime() - mail.in_hand_at.getTime()) < inHand)
			throw new Error('another worker has this letter in hand');
		await trx.updateTable('platform.mail').set({ in_hand_at: now }).where('id', '=', id).execute();
		return mail;
	});
}

/** Milliseconds for which the note is tried, and for which a letter is in hand: longer than the note may take. */
const [noting, inHand] = [120_000, 180_000];

/** What has left is not forgotten because the database was away just then: the next try would send it again. */
async function untilDone(note: () => Promise<unknown>): Promise<void> {
	for (const end = Date.now() + noting; ;) {
		try {
			return void (await note());
		} catch (error) {
			if (Date.now() > end) throw error;
			await sleep(250);
		}
	}
}

/** A letter for its addressee alone that never left: there is nothing to send any more. */
const isEmptied = ({ confidential, body }: { confidential: boolean; body: string }): boolean => confidential && body === '';

type Kept = Selectable<DB['platform.mail']>;

const asPosted = ({ id, to_address, subject, body, html, attachments, reply_to, thread_id, unsubscribe }: Kept) => ({
	...{ id, reply_to, thread_id, unsubscribe },
	to: to_address,
	subject,
	text: body,
	html,
	attachments: attachments as unknown as Attachment[]
});

async function attempt(act: () => Promise<void>): Promise<Error | null> {
	try {
		await act();
		return null;
	} catch (error) {
		return error as Error;
	}
}
