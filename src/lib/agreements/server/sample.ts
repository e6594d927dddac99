import { done, refused, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { editionFor } from '#programmes/server';
import type { Party } from '../content.ts';
import { candidatesOf } from './candidates.ts';
import { agreementPdf } from './document.ts';
import { contentOf } from './make-agreement.ts';
import { partiesOf, planOf } from './plan.ts';

const blank = { legal_code: '000000000', address: '…', signatory: { person_id: '', name: '…', post: '…', basis: '…' } };

/** How the agreement of an edition will look, with the first school that waits or with nothing filled in: for the officer, before anything is made. */
export function sampleAgreement(context: Context, editionId: string): Promise<Outcome<Uint8Array, 'not_found' | 'no_agreement_in_terms'>> {
	return context.db.transaction().execute(async (trx) => {
		const edition = await editionFor(trx, context, editionId);
		if (!edition) return refused('not_found');
		const found = partiesOf(edition).length > 0 ? await planOf(trx, edition) : undefined;
		if (!found) return refused('no_agreement_in_terms');
		const [first] = await candidatesOf(trx, context, edition.id);
		const nothing = {
			application_id: edition.id,
			reference: '…',
			call_id: edition.id,
			school_id: '',
			school: '…',
			municipality_id: '',
			municipality: '…',
			topic: '…'
		};
		const candidate = first ?? nothing;
		const names = { ministry: '…', school: candidate.school, municipality: candidate.municipality };
		const parties: Party[] = partiesOf(edition).map((role) => ({ role, organisation_id: '', name: names[role], ...blank }));
		const content = await contentOf(trx, context, { edition, plan: found.plan, candidate, number: 'SUT-0000-000000', parties });
		return done(agreementPdf(content, context.now));
	});
}
