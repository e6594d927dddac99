import type { Trx } from '../../db/open.ts';
import { addressOf, newCode } from './address.ts';

/**
 * What a reply does (`spaces.post`: who takes it stands in `src/replies.ts`) and to what. Mail readers show letters of one
 * thread together; where none is named, those about the same thing. Where a reply is only caught, to be told how to answer
 * (`invited: false`), the letter does not ask for one.
 */
export type Reply = { purpose: string; subject_id: string; thread_id?: string; invited?: false };

/** For so many days after the last letter about a thing a reply to it is taken. */
export const replyDays = 90;

/**
 * The address at which one person answers about one thing: the same in every letter to them about it. Whoever writes there
 * from the address the letter went to is taken to be that person; it is good for 90 days from the last letter.
 */
export async function replyAddress(
	trx: Trx,
	{ purpose, subject_id, person_id, email, now }: Pick<Reply, 'purpose' | 'subject_id'> & { person_id: string; email: string; now: Date }
): Promise<string> {
	const sent_to = email.toLowerCase();
	const expires_at = new Date(now.getTime() + replyDays * 86_400_000);
	const { code } = await trx
		.insertInto('platform.reply_address')
		.values({ code: newCode(), purpose, subject_id, person_id, sent_to, made_at: now, expires_at })
		.onConflict((conflict) => conflict.columns(['purpose', 'subject_id', 'person_id']).doUpdateSet({ expires_at, sent_to }))
		.returning('code')
		.executeTakeFirstOrThrow();
	return addressOf(code);
}
