import { sql } from 'kysely';
import { forgetLooks, oldLooks } from '#platform/server';
import { erasedName } from '#platform';
import { keeperOf, type Keeper } from './keeper.ts';

/** Of an invitation that was answered, or was good until then, stays that there was one; one that is still open is none of these. */
const invitations = keeperOf(
	'invitations',
	(before) => sql`select id from people.invitation where email <> '' and coalesce(answered_at, expires_at) < ${before}`,
	(trx, ids) =>
		sql`update people.invitation set email = '', name = ${erasedName},
			answered_at = coalesce(answered_at, expires_at), answer = coalesce(answer, 'withdrawn') where id = any(${ids}::uuid[])`.execute(trx)
);

/** A request to be erased that was answered or taken back. What was erased stays erased; the event of it stays too. */
const erasures = keeperOf(
	'erasures',
	(before) => sql`select id from people.erasure where coalesce(answered_at, withdrawn_at) < ${before}`,
	(trx, ids) => sql`select people.forget_erasures(${ids}::uuid[])`.execute(trx)
);

/** Looks at what is sensitive go without a trace. */
const looks = keeperOf('looks', oldLooks, forgetLooks);

/** What is kept of people themselves for a term. */
export const peopleKeepers: readonly Keeper[] = [invitations, erasures, looks];
