import { dayOf, done, isId, line, newId, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { nextParties, type PartyRole } from '../state.ts';
import { factsOf, agreementById, lockAgreement } from './record.ts';
import { remind } from './reminders.ts';
import { rightOn } from './rights.ts';
import { sideOf } from './side.ts';
import { schoolIn, subjectsOf } from './tell.ts';

export type NameSignatory = { agreement_id: string; party: PartyRole; person_id: string; duty: string; reason: string };
export type NameRefusal = 'not_found' | 'no_right_to_sign' | 'already_named' | 'duty_unknown' | 'agreement_terminated';

/** Names another signatory or substitute of a party, among those with the right to sign today. Done by the party or the centre; the one before stays in the history. */
export function nameSignatory(context: Context, input: NameSignatory): Promise<Outcome<undefined, NameRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const agreement = await lockAgreement(trx, input.agreement_id);
		const side = agreement && (await sideOf(trx, context, agreement));
		const party = agreement?.parties.find(({ role }) => role === input.party);
		if (!agreement || !party || !(side?.centre || side?.parties.includes(input.party))) return refused('not_found');
		if (agreement.termination) return refused('agreement_terminated');
		const duty = input.duty === 'signatory' || input.duty === 'substitute' ? input.duty : null;
		if (duty === null) return refused('duty_unknown');
		const right = isId(input.person_id) ? await rightOn(trx, party.organisation_id, input.person_id, dayOf(context.now)) : undefined;
		if (!right) return refused('no_right_to_sign');
		if (party.signatories.some((one) => one.duty === duty && one.person_id === right.person_id)) return refused('already_named');

		await trx
			.updateTable('agreements.signatory')
			.set({ ended_at: context.now })
			.where('party_id', '=', party.id)
			.where('duty', '=', duty)
			.where('ended_at', 'is', null)
			.execute();
		await trx
			.insertInto('agreements.signatory')
			.values({
				id: newId(),
				party_id: party.id,
				person_id: right.person_id,
				duty,
				named_at: context.now,
				named_by: context.actor.id,
				reason: line(input.reason).slice(0, 1000)
			})
			.execute();
		await record(trx, context, {
			name: 'agreement.signatory_named',
			...subjectsOf(agreement),
			particulars: { number: agreement.number, school: schoolIn(agreement), party: party.organisation, duty }
		});
		const changed = await agreementById(trx, agreement.id);
		if (changed && nextParties(factsOf(changed), dayOf(context.now)).includes(input.party))
			await remind(trx, context, changed, input.party, 'asked', right.person_id);
		return done();
	});
}
