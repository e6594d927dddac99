import { dayInWords, dayOf, newId } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { siteAddress } from '#people/server';
import { signedByAll } from '../state.ts';
import { dueDays } from '../template.ts';
import { inForce } from './mails/told.ts';
import { agreementById, bindingText, factsOf, type AgreementRecord, type TextRecord } from './record.ts';
import { askParties } from './reminders.ts';
import { officersOf, pathOf, schoolIn, signersOf, subjectsOf, tell } from './tell.ts';

/**
 * After a signature became valid: when every party has one on this version it comes into force, its obligations get their
 * days and those of the version before are superseded (B-12, D-03); otherwise the next party is asked.
 */
export async function settle(trx: Trx, context: Context, agreementId: string): Promise<'in_force' | 'waiting'> {
	const agreement = await agreementById(trx, agreementId);
	const text = agreement?.texts.at(-1);
	if (!agreement || !text) throw new Error('the agreement that was signed is not there');
	const facts = factsOf(agreement);
	const last = facts.texts.at(-1);
	if (!last || !signedByAll(facts, last)) {
		await askParties(trx, context, agreement);
		return 'waiting';
	}
	const before = bindingText(agreement);
	await trx.insertInto('agreements.force').values({ text_id: text.id, agreement_id: agreement.id, since: context.now }).execute();
	if (before) await supersedeObligations(trx, context, agreement.id);
	await writeObligations(trx, context, agreement, text);
	await record(trx, context, {
		name: 'agreement.came_into_force',
		...subjectsOf(agreement),
		particulars: { number: agreement.number, version: text.number, school: schoolIn(agreement) }
	});
	const readers = [...agreement.parties.flatMap(signersOf), ...(await officersOf(trx, context, agreement))];
	await tell(trx, context, readers, `agreement.in_force:${text.id}`, 'agreement-in-force', (locale) =>
		inForce[locale]({
			number: agreement.number,
			school: schoolIn(agreement),
			by: '',
			reason: '',
			day: dayInWords(dayOf(context.now), locale),
			address: siteAddress(pathOf(agreement), locale)
		})
	);
	return 'in_force';
}

/** What is not done yet falls away: the agreement was changed or terminated. */
export const supersedeObligations = (trx: Trx, { now }: Pick<Context, 'now'>, agreementId: string): Promise<unknown> =>
	trx
		.updateTable('agreements.obligation')
		.set({ superseded_at: now })
		.where('agreement_id', '=', agreementId)
		.where('done_at', 'is', null)
		.where('superseded_at', 'is', null)
		.execute();

async function writeObligations(trx: Trx, { now }: Context, agreement: AgreementRecord, text: TextRecord): Promise<void> {
	const term = { force_on: dayOf(now), ends_on: text.content.ends_on };
	const rows = text.content.obligations.flatMap(({ party, words, due }) => {
		const party_id = agreement.parties.find(({ role }) => role === party)?.id;
		return party_id === undefined ? [] : dueDays(due, term).map((due_on) => ({ party_id, words: JSON.stringify(words), due_on }));
	});
	if (rows.length === 0) return;
	await trx
		.insertInto('agreements.obligation')
		.values(rows.map((row, place) => ({ id: newId(), agreement_id: agreement.id, text_id: text.id, place, ...row })))
		.execute();
}
