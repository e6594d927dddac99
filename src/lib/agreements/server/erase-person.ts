import { sql } from 'kysely';
import { dayOf } from '#platform';
import type { Eraser } from '#people/server';

/** Signatures and the rights to make them are evidence and stay, with the name; whoever is to sign is named anew before. */
export const eraseFromAgreements: Eraser = {
	counts: async (trx, id) => {
		const { rows } = await sql<{ agreements: number }>`
			select (select count(*)::int from agreements.signature where signer_id = ${id})
				+ (select count(*)::int from agreements.right_to_sign where person_id = ${id}) as agreements`.execute(trx);
		return rows[0] ?? {};
	},
	duties: async (trx, id, now) => {
		const { rows } = await sql<{ number: string }>`
			select distinct agreement.number from agreements.signatory s join agreements.party party on party.id = s.party_id
			join agreements.agreement agreement on agreement.id = party.agreement_id
			where s.person_id = ${id} and s.ended_at is null and s.duty = 'signatory'
				and not exists (select from agreements.termination t where t.agreement_id = agreement.id)
				and exists (select from agreements.text text where text.agreement_id = agreement.id and text.recalled_at is null
					and not exists (select from agreements.force f where f.text_id = text.id)
					and not exists (select from agreements.signature made where made.text_id = text.id and made.party_id = party.id and made.valid)
					and text.number = (select max(last.number) from agreements.text last where last.agreement_id = agreement.id))
			union
			select agreement.number from agreements.signature s join agreements.agreement agreement on agreement.id = s.agreement_id
			where s.signer_id = ${id} and s.signed_on >= ${dayOf(now)}::date
			order by 1`.execute(trx);
		return rows.map(({ number }) => ({ kind: 'signature', what: number }));
	},
	erase: async (trx, { id }, now) => {
		await sql`update agreements.right_to_sign set ends_on = greatest(starts_on, ${dayOf(now)}::date - 1), ended_at = ${now}
			where person_id = ${id} and (ends_on is null or ends_on >= ${dayOf(now)}::date)`.execute(trx);
		await sql`update agreements.signatory set ended_at = ${now} where person_id = ${id} and ended_at is null`.execute(trx);
	}
};
