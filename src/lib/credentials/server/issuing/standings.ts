import type { Trx } from '#platform/server';
import { attendedOf, participantsOf, type Delivery, type Participant } from '#delivery/server';
import { standingOf } from '#evaluation/server';
import { entitlementOf, type Entitlement } from '../../entitlement.ts';
import { namesOf } from '../names/names.ts';
import type { TermsRecord } from '../terms/terms.ts';

export type Attended = { contact: number; consultation: number; independent: number };

/** Where one participant stands on the way to a certificate. Hours are quarters as the ledger has them now. */
export type Standing = { participant: Participant; attended: Attended; name: string | null; entitlement: Entitlement };

const none: Attended = { contact: 0, consultation: 0, independent: 0 };

/** All participants of a delivery with what they are entitled to and why not yet, by name. Whoever left is among them: hours are hours. */
export async function standingsOf(
	trx: Trx,
	delivery: Pick<Delivery, 'id' | 'contact' | 'consultation'>,
	terms: Pick<TermsRecord, 'least_share' | 'asks_evaluation'>
): Promise<Standing[]> {
	const [participants, hours, evaluations, names] = [
		await participantsOf(trx, delivery.id),
		await attendedOf(trx, delivery.id),
		await standingOf(trx, delivery.id),
		await namesOf(trx, delivery.id)
	];
	return participants.map((participant) => {
		const { person_id } = participant;
		const attended = hours.get(person_id) ?? none;
		const name = names.get(person_id) ?? null;
		const evaluation = evaluations.get(person_id) ?? null;
		return { participant, attended, name, entitlement: entitlementOf(terms, { promised: delivery, attended, evaluation, name }) };
	});
}
