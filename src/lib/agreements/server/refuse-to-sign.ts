import { dayOf, done, lengthOf, newId, prose, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { siteAddress } from '#people/server';
import { mayAct, type ActRefusal, type PartyRole } from '../state.ts';
import { refusedToSign } from './mails/told.ts';
import { factsOf, lockAgreement } from './record.ts';
import { sideOf } from './side.ts';
import { officersOf, pathOf, schoolIn, subjectsOf, tell } from './tell.ts';

export type RefuseToSign = { agreement_id: string; party: PartyRole; text: number; reason: string };
export type RefuseRefusal = 'not_found' | 'not_named' | 'no_right_to_sign' | 'text_changed' | 'reason_unreadable' | ActRefusal;

/** Says that a party will not sign this version, and why. Said by whoever might sign it today. Nobody signs it any more; the centre changes the text or takes it back. */
export function refuseToSign(context: Context, input: RefuseToSign): Promise<Outcome<undefined, RefuseRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		const agreement = await lockAgreement(trx, input.agreement_id);
		const side = agreement && (await sideOf(trx, context, agreement));
		const party = agreement?.parties.find(({ role }) => role === input.party);
		if (!agreement || !side || !party || actor.kind !== 'person') return refused('not_found');
		if (!side.signs.includes(party.role)) return refused('not_named');
		if (!side.able.includes(party.role)) return refused('no_right_to_sign');
		const impossible = mayAct(factsOf(agreement), { kind: 'refuse', party: party.role }, dayOf(now));
		if (impossible) return refused(impossible);
		const text = agreement.texts.at(-1);
		if (!text || text.number !== input.text) return refused('text_changed');
		const reason = prose(input.reason);
		if (lengthOf(reason) < 5 || lengthOf(reason) > 2000)
			return refused('reason_unreadable', [{ field: 'reason', key: 'agreement_fault_reason' }]);

		await trx
			.insertInto('agreements.refusal')
			.values({
				id: newId(),
				text_id: text.id,
				agreement_id: agreement.id,
				party_id: party.id,
				refused_at: now,
				refused_by: actor.id,
				reason
			})
			.execute();
		await record(trx, context, {
			name: 'agreement.signing_refused',
			...subjectsOf(agreement),
			particulars: { number: agreement.number, school: schoolIn(agreement), party: party.organisation, reason }
		});
		await tell(trx, context, await officersOf(trx, context, agreement), `agreement.refused:${text.id}`, 'agreement-refused', (locale) =>
			refusedToSign[locale]({
				number: agreement.number,
				school: schoolIn(agreement),
				by: party.organisation,
				reason,
				day: '',
				address: siteAddress(pathOf(agreement), locale)
			})
		);
		return done();
	});
}
