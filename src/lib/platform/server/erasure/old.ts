import { sql, type RawBuilder } from 'kysely';
import type { Trx } from '../db/open.ts';

/** Periods (`begins`, `ends`) of something that goes on to be needed: what was written in one of them is not due. */
type Held = RawBuilder<{ begins: Date; ends: Date }>;

const notWithin = (moment: RawBuilder<Date>, held: Held) =>
	sql<boolean>`not exists (select from (${held}) held where ${moment} >= held.begins and ${moment} < held.ends)`;

/** Letters that were written before a moment and in none of the periods, and have a text or an address yet. */
export const oldLetters = (before: Date, held: Held) => sql<{ id: string }>`
	select letter.id from platform.mail letter where letter.written_at < ${before} and (letter.to_address <> '' or letter.body <> '')
		and ${notWithin(sql<Date>`letter.written_at`, held)}`;

/** Of these letters stays of which kind they were and when they were written; what waits is not sent any more. */
export const emptyLetters = (trx: Trx, ids: readonly string[]) =>
	sql`update platform.mail set to_address = '', person_id = null, subject = '', body = '', html = '', attachments = '[]', last_error = null,
			reply_to = null, unsubscribe = null, confidential = true, delivered_at = coalesce(delivered_at, written_at),
			state = case when state in ('sent', 'kept') then state else 'kept' end
		where id = any(${[...ids]}::uuid[])`.execute(trx);

/** Events with particulars that happened before a moment and in none of the periods, but for those of some names. */
export const oldEvents = (before: Date, held: Held, but: readonly string[]) => sql<{ id: string }>`
	select event.id from platform.event event where event.happened_at < ${before} and event.particulars <> '{}'
		and event.name <> all(${[...but]}) and ${notWithin(sql<Date>`event.happened_at`, held)}`;

/** Empties what these events tell, with the salt of its print; the audit chain stays whole. */
export const emptyEvents = (trx: Trx, ids: readonly string[]) => sql`select platform.empty_particulars(${[...ids]}::bigint[])`.execute(trx);
