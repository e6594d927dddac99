import { addDays, dayInWords, dayOf, done, isDay, prose, refused, type Day, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { siteAddress } from '#people/server';
import { mayAct, nextParties, type Act, type ActRefusal, type PartyRole } from '../state.ts';
import { recalled, terminated } from './mails/told.ts';
import { agreementById, factsOf, lockAgreement, type AgreementRecord } from './record.ts';
import { askParties, remind } from './reminders.ts';
import { supersedeObligations } from './settle.ts';
import { sideOf, type Side } from './side.ts';
import { nameOf, officersOf, pathOf, schoolIn, signersOf, subjectsOf, tell } from './tell.ts';

type Held = { agreement: AgreementRecord; side: Side };

/** Locks an agreement for an act of its centre (or, where told, of a party), if the act is possible today. */
async function held(
	trx: Trx,
	context: Context,
	id: string,
	act: Act,
	parties = false
): Promise<Outcome<Held, 'not_found' | 'no_right_to_sign' | ActRefusal>> {
	const agreement = await lockAgreement(trx, id);
	const side = agreement && (await sideOf(trx, context, agreement));
	if (!agreement || !side || context.actor.kind !== 'person' || !(side.centre || (parties && side.signs.length > 0)))
		return refused('not_found');
	if (!side.centre && side.able.length === 0) return refused('no_right_to_sign');
	const impossible = mayAct(factsOf(agreement), act, dayOf(context.now));
	return impossible ? refused(impossible) : done({ agreement, side });
}

const readReason = (reason: string): Outcome<string, 'reason_unreadable'> => {
	const why = prose(reason);
	return why.length >= 5 && why.length <= 2000
		? done(why)
		: refused('reason_unreadable', [{ field: 'reason', key: 'agreement_fault_reason' }]);
};

export type CentreRefusal = 'not_found' | 'no_right_to_sign' | 'reason_unreadable' | ActRefusal;

/** The centre takes a text back before everybody has signed it, and says why. What was in force stays so. */
export function recallText(context: Context, input: { agreement_id: string; reason: string }): Promise<Outcome<undefined, CentreRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await held(trx, context, input.agreement_id, { kind: 'recall' });
		if (!found.ok) return found;
		const why = readReason(input.reason);
		if (!why.ok) return why;
		const { agreement } = found.value;
		const text = agreement.texts.at(-1);
		await trx
			.updateTable('agreements.text')
			.set({ recalled_at: context.now, recalled_by: context.actor.id, recalled_why: why.value })
			.where('id', '=', text?.id ?? '')
			.execute();
		const particulars = { number: agreement.number, school: schoolIn(agreement), version: text?.number, reason: why.value };
		await record(trx, context, { name: 'agreement.recalled', ...subjectsOf(agreement), particulars });
		await tell(trx, context, agreement.parties.flatMap(signersOf), `agreement.recalled:${text?.id}`, 'agreement-recalled', (locale) =>
			recalled[locale]({ ...told(agreement), reason: why.value, address: siteAddress(pathOf(agreement), locale) })
		);
		return done();
	});
}

/** The centre gives more time to sign: a later day, at most 120 days from now. Whoever's turn it is is asked once more. */
export function prolongSigning(
	context: Context,
	input: { agreement_id: string; sign_by: string }
): Promise<Outcome<undefined, CentreRefusal | 'sign_by_wrong'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await held(trx, context, input.agreement_id, { kind: 'prolong' });
		if (!found.ok) return found;
		const { agreement } = found.value;
		const [text, today] = [agreement.texts.at(-1), dayOf(context.now)];
		if (!text || !isDay(input.sign_by) || input.sign_by <= text.sign_by || input.sign_by < today || input.sign_by > addDays(today, 120))
			return refused('sign_by_wrong', [{ field: 'sign_by', key: 'agreement_fault_prolonged' }]);
		await trx.updateTable('agreements.text').set({ sign_by: input.sign_by }).where('id', '=', text.id).execute();
		const particulars = { number: agreement.number, school: schoolIn(agreement), until: input.sign_by };
		await record(trx, context, { name: 'agreement.prolonged', ...subjectsOf(agreement), particulars });
		const prolonged = await agreementById(trx, agreement.id);
		if (prolonged) await askParties(trx, context, prolonged);
		return done();
	});
}

/** An officer reminds a party by hand: at most once a day. Tells how many letters were written. */
export function remindByHand(
	context: Context,
	input: { agreement_id: string; party: PartyRole }
): Promise<Outcome<{ letters: number }, CentreRefusal | 'reminded_today'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await held(trx, context, input.agreement_id, { kind: 'prolong' });
		if (!found.ok) return found;
		const { agreement } = found.value;
		if (!nextParties(factsOf(agreement), dayOf(context.now)).includes(input.party)) return refused('not_your_turn');
		const letters = await remind(trx, context, agreement, input.party, 'by_hand');
		if (letters === 0) return refused('reminded_today');
		const party = agreement.parties.find(({ role }) => role === input.party)?.organisation;
		await record(trx, context, { name: 'agreement.reminded', ...subjectsOf(agreement), particulars: { number: agreement.number, party } });
		return done({ letters });
	});
}

/** Days between the notice and the end, as the text says. */
export const noticeDays = 30;

export type TerminateRefusal = CentreRefusal | 'effective_on_wrong';

/** Terminates an agreement in force from a day, with a reason: by the centre, or by whoever is named to sign for a party and may today. The day is at least 30 days ahead. */
export function terminateAgreement(
	context: Context,
	input: { agreement_id: string; effective_on: string; reason: string }
): Promise<Outcome<undefined, TerminateRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await held(trx, context, input.agreement_id, { kind: 'terminate' }, true);
		if (!found.ok) return found;
		const why = readReason(input.reason);
		if (!why.ok) return why;
		const { agreement } = found.value;
		const earliest = addDays(dayOf(context.now), noticeDays);
		if (!isDay(input.effective_on) || input.effective_on < earliest || input.effective_on > factsOf(agreement).ends_on)
			return refused('effective_on_wrong', [{ field: 'effective_on', key: 'agreement_fault_effective_on' }]);
		await writeTermination(trx, context, agreement, input.effective_on, why.value);
		return done();
	});
}

async function writeTermination(trx: Trx, context: Context, agreement: AgreementRecord, effective_on: Day, reason: string): Promise<void> {
	const { actor, now } = context;
	await trx
		.insertInto('agreements.termination')
		.values({ agreement_id: agreement.id, terminated_at: now, terminated_by: actor.id ?? '', effective_on, reason })
		.execute();
	await supersedeObligations(trx, context, agreement.id);
	const particulars = { number: agreement.number, school: schoolIn(agreement), day: effective_on, reason };
	await record(trx, context, { name: 'agreement.terminated', ...subjectsOf(agreement), particulars });
	const [by, readers] = [
		await nameOf(trx, context),
		[...agreement.parties.flatMap(signersOf), ...(await officersOf(trx, context, agreement))]
	];
	await tell(trx, context, readers, `agreement.terminated:${agreement.id}`, 'agreement-terminated', (locale) =>
		terminated[locale]({
			...told(agreement),
			by,
			reason,
			day: dayInWords(effective_on, locale),
			address: siteAddress(pathOf(agreement), locale)
		})
	);
}

const told = (agreement: AgreementRecord) => ({ number: agreement.number, school: schoolIn(agreement), by: '', reason: '', day: '' });
