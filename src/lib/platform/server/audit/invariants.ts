import { createPublicKey, verify } from 'node:crypto';
import { sql } from 'kysely';
import type { Trx } from '../db/open.ts';
import { holds, type Invariant } from '../invariants/invariant.ts';
import { keyFingerprint, publicKeyPem } from '../signing/index.ts';
import { lateness, signedOf } from './link-events.ts';

/** What `bin/kartu doctor` asks of the audit chain; links and events at fault are named. */
export const auditInvariants: Invariant[] = [
	{
		sentence: 'The audit chain is whole: no event that it holds was changed or taken away, and no link.',
		broken: async (trx) => {
			const { rows } = await sql<{ record: string }>`
				select 'event ' || linked.event_id as record from platform.audit_event linked
					left join platform.event event on event.id = linked.event_id
					where event.id is null or linked.print <> platform.audit_print(linked.salt, event.particulars)
						or (linked.salt is null and event.particulars <> '{}')
				union all
				select 'audit link ' || link.number from (
					select number, digest, lag(number, 1, 0) over series as last, lag(digest, 1, decode(repeat('00', 32), 'hex')) over series as before
					from platform.audit_link window series as (order by number)
				) link
				where link.number <> link.last + 1 or link.digest is distinct from platform.audit_digest(link.before, link.number)`.execute(trx);
			return rows.map(({ record }) => record);
		}
	},
	{
		sentence: 'The links of the audit chain are signed with the key of the installation.',
		broken: forged
	},
	holds(
		'No event was passed over by the audit chain.',
		sql`select 'event ' || event.id as record from platform.event event
			where event.id <= (select max(event_id) from platform.audit_event) - ${lateness}::bigint
				and not exists (select from platform.audit_event linked where linked.event_id = event.id)`
	)
];

/** Links of an earlier key of the installation are vouched for by the first that came after them. */
async function forged(trx: Trx): Promise<string[]> {
	const links = await trx.selectFrom('platform.audit_link').select(['number', 'digest', 'key', 'signature']).orderBy('number').execute();
	if (links.length === 0) return [];
	const [own, fingerprint] = [createPublicKey(publicKeyPem()), keyFingerprint()];
	const first = links.findIndex(({ key }) => key === fingerprint);
	const at = links
		.slice(first < 0 ? -1 : first)
		.filter(({ number, digest, signature }) => !verify(null, signedOf(number, digest), own, signature));
	return at.map(({ number }) => `audit link ${number}`);
}
