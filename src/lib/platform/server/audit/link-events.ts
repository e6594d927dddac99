import { sql } from 'kysely';
import type { Trx } from '../db/open.ts';
import type { Handler } from '../jobs/work.ts';
import { keyFingerprint, signBytes } from '../signing/index.ts';

/** So many events go into one link at most; more are linked at once, one link after the other. */
const most = 10_000;

/** Events are numbered before they are committed: one that came late is found among so many before the last linked. */
export const lateness = 100_000;

/**
 * Links what has happened since the last time to the audit chain: each link has a digest over its events and over the link
 * before, signed with the key of the installation, which the database does not hold. Whoever changes, adds or takes away
 * an event that is linked would have to sign all links after it. Done by the worker each minute; safe to do twice and at once.
 */
export const linkEvents: Handler = async ({ db, now }) => {
	while (await db.transaction().execute((trx) => linkBatch(trx, now)));
};

/** Whether more may be waiting. */
async function linkBatch(trx: Trx, now: Date): Promise<boolean> {
	await sql`select pg_advisory_xact_lock(hashtext('audit.link'))`.execute(trx);
	const last = await trx.selectFrom('platform.audit_link').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirst();
	const number = (last?.number ?? 0) + 1;
	const { numAffectedRows = 0n } = await sql`
		insert into platform.audit_event (event_id, number, salt, print)
		select id, ${number}, salt, platform.audit_print(salt, particulars) from (
			select event.id, event.particulars, uuid_send(gen_random_uuid()) as salt from platform.event event
			where event.id > (select coalesce(max(event_id), 0) from platform.audit_event) - ${lateness}::bigint
				and not exists (select from platform.audit_event linked where linked.event_id = event.id)
			order by event.id limit ${most}
		) fresh`.execute(trx);
	if (numAffectedRows === 0n) return false;
	const { rows } = await sql<{ digest: Buffer }>`
		select platform.audit_digest(${last?.digest ?? Buffer.alloc(32)}, ${number}) as digest`.execute(trx);
	const digest = rows[0]!.digest;
	const link = { number, digest, key: keyFingerprint(), signature: signBytes(signedOf(number, digest)), linked_at: now };
	await trx.insertInto('platform.audit_link').values(link).execute();
	return Number(numAffectedRows) === most;
}

/** What is signed of a link. */
export const signedOf = (number: number, digest: Uint8Array): Buffer =>
	Buffer.from(`kartu-audit-link ${number} ${Buffer.from(digest).toString('hex')}`);
