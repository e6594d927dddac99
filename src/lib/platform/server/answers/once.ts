import { sql } from 'kysely';
import { done, refused, type Outcome } from '../../outcome.ts';
import type { Context } from '../context.ts';
import { joined } from '../db/joined.ts';
import type { Trx } from '../db/open.ts';

/** So long, in milliseconds, a program that asks again is answered as it was. */
const remembered = 86_400_000;

/** By which key a program asks, at which door, and a print of what it sends. */
export type Asking = { key: string; door: string; print: string };
export type Answered = { said: unknown; again: boolean };

/**
 * Does something for a program once, however often it asks with the same key within a day: what was done and what was answered become final
 * together, in one transaction. Two that ask at once wait for each other. A refusal is not kept, because nothing was done. Refused where the
 * key was used for something else.
 */
export function once<Value, Refusal extends string>(
	context: Context,
	{ key, door, print }: Asking,
	act: (context: Context) => Promise<Outcome<Value, Refusal>>
): Promise<Outcome<Answered, Refusal | 'key_used_otherwise' | 'not_signed_in'>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		if (actor.kind !== 'person') return refused('not_signed_in');
		await sql`select pg_advisory_xact_lock(hashtextextended(${`${actor.id} ${key}`}, 7))`.execute(trx);
		const { rows } = await sql<{ door: string; print: string; answer: unknown }>`
			select door, print, answer from platform.api_answer
			where person_id = ${actor.id} and key = ${key} and answered_at > ${new Date(now.getTime() - remembered)}`.execute(trx);
		const [known] = rows;
		if (known)
			return known.door === door && known.print === print ? done({ said: known.answer, again: true }) : refused('key_used_otherwise');

		const outcome = await act({ ...context, db: joined(trx) });
		if (!outcome.ok) return outcome;
		await sql`
			insert into platform.api_answer (person_id, key, door, print, answer, answered_at)
			values (${actor.id}, ${key}, ${door}, ${print}, ${JSON.stringify(outcome.value)}::jsonb, ${now})
			on conflict on constraint one_answer_of_a_person_and_key do update
			set door = excluded.door, print = excluded.print, answer = excluded.answer, answered_at = excluded.answered_at`.execute(trx);
		return done({ said: outcome.value, again: false });
	});
}

/** Forgets what programs were answered more than a day ago: the calendar calls this every night. */
export const forgetAnswers = async (trx: Trx, now: Date): Promise<void> =>
	void (await sql`delete from platform.api_answer where answered_at <= ${new Date(now.getTime() - remembered)}`.execute(trx));
