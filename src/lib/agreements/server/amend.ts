import * as v from 'valibot';
import { addDays, dayOf, done, isDay, prose, refused, type Day, type Fault, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import type { Content, Party } from '../content.ts';
import { mayAct, type ActRefusal } from '../state.ts';
import { SectionSchema, type Section } from '../template.ts';
import { organisationById } from '#people/server';
import { hashOfText } from './document.ts';
import { particularsOf } from './particulars.ts';
import { askParties } from './reminders.ts';
import { agreementById, factsOf, lockAgreement, type AgreementRecord } from './record.ts';
import { rightOn, rightsOn } from './rights.ts';
import { sideOf } from './side.ts';
import { schoolIn, subjectsOf } from './tell.ts';
import { writeText } from './write-text.ts';

export type Amend = {
	agreement_id: string;
	/** The newest version when the officer began to write. */
	text: number;
	/** Titles and clauses, before and after the obligations. */
	before: Section[];
	after: Section[];
	ends_on: string;
	sign_by: string;
	reason: string;
};
export type AmendRefusal = 'not_found' | 'text_changed' | 'amendment_unreadable' | 'nothing_changed' | 'nobody_may_sign' | ActRefusal;

/**
 * Writes the next version of an agreement: changed words or another end, with the reason. What the records say anew of
 * the parties and their signatories comes with it. Every party signs anew; until then the version before stays in force.
 */
export function amendAgreement(context: Context, input: Amend): Promise<Outcome<{ number: number }, AmendRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const today = dayOf(context.now);
		const agreement = await lockAgreement(trx, input.agreement_id);
		const side = agreement && (await sideOf(trx, context, agreement));
		if (!agreement || !side?.centre) return refused('not_found');
		const impossible = mayAct(factsOf(agreement), { kind: 'amend' }, today);
		if (impossible) return refused(impossible);
		const last = agreement.texts.at(-1);
		if (!last || last.number !== input.text) return refused('text_changed');
		const faults = faultsIn(input, today);
		if (faults.length > 0) return refused('amendment_unreadable', faults);
		const parties = await partiesNow(trx, context, agreement, last.content.parties);
		if (!parties) return refused('nobody_may_sign');

		const { before, after, ends_on } = input;
		const content: Content = { ...last.content, version: last.number + 1, made_on: today, before, after, ends_on, parties };
		const unchanged = hashOfText({ ...content, version: last.number, made_on: last.content.made_on }) === last.text_sha256;
		if (unchanged && last.content.ends_on === ends_on) return refused('nothing_changed');
		await writeText(trx, context, { agreement_id: agreement.id, content, sign_by: input.sign_by, reason: prose(input.reason) });
		await record(trx, context, {
			name: 'agreement.amended',
			...subjectsOf(agreement),
			particulars: { number: agreement.number, school: schoolIn(agreement), version: content.version, reason: prose(input.reason) }
		});
		const amended = await agreementById(trx, agreement.id);
		if (amended) await askParties(trx, context, amended);
		return done({ number: content.version });
	});
}

/** The parties as the records have them today, each with its named signatory who still has the right, or another who has. */
async function partiesNow(
	trx: Trx,
	{ now }: Context,
	{ parties }: AgreementRecord,
	before: readonly Party[]
): Promise<Party[] | undefined> {
	const found: Party[] = [];
	for (const party of before) {
		const named = parties.find(({ role }) => role === party.role)?.signatories.find(({ duty }) => duty === 'signatory');
		const organisation = await organisationById(trx, party.organisation_id);
		const own = named && (await rightOn(trx, party.organisation_id, named.person_id, dayOf(now)));
		const right = own ?? (await rightsOn(trx, party.organisation_id, dayOf(now)))[0];
		if (!organisation || !right) return undefined;
		const { person_id, name, post, basis } = right;
		const particulars = (await particularsOf(trx, organisation, now)) ?? party;
		found.push({
			role: party.role,
			organisation_id: organisation.id,
			name: organisation.name,
			legal_code: particulars.legal_code,
			address: particulars.address,
			signatory: { person_id, name, post, basis }
		});
	}
	return found;
}

function faultsIn({ before, after, ends_on, sign_by, reason }: Amend, today: Day): Fault[] {
	const readable = [...before, ...after].every((section) => v.is(SectionSchema, section));
	const why = prose(reason);
	return [
		...(readable ? [] : [{ field: 'clauses', key: 'agreement_fault_clauses' }]),
		...(isDay(ends_on) && ends_on > today ? [] : [{ field: 'ends_on', key: 'agreement_fault_amended_end' }]),
		...(isDay(sign_by) && sign_by > today && sign_by <= addDays(today, 120) ? [] : [{ field: 'sign_by', key: 'agreement_fault_sign_by' }]),
		...(why.length >= 5 && why.length <= 2000 ? [] : [{ field: 'reason', key: 'agreement_fault_reason' }])
	];
}
