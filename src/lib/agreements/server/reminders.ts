import { addDays, dayInWords, dayOf, type Day } from '#platform';
import type { Context, Handler, Trx } from '#platform/server';
import { siteAddress } from '#people/server';
import { nextParties, stateOfText, type PartyRole } from '../state.ts';
import { expired } from './mails/expired.ts';
import { signAsked, type ReminderKind } from './mails/sign-asked.ts';
import { agreementById, factsOf, type AgreementRecord, type PartyRecord } from './record.ts';
import { hold } from './lock.ts';
import { officersOf, pathOf, schoolIn, signersOf, tell, type Reader } from './tell.ts';

/** Asks whoever's turn it is to sign the newest text; who was asked before for this text is not asked again. */
export async function askParties(trx: Trx, context: Context, agreement: AgreementRecord): Promise<void> {
	for (const role of nextParties(factsOf(agreement), dayOf(context.now))) await remind(trx, context, agreement, role, 'asked');
}

/**
 * Reminds a party to sign, once for each kind and day; the first request is made once for each text. Returns how many
 * letters were written: none where it was done before.
 */
export async function remind(
	trx: Trx,
	context: Context,
	agreement: AgreementRecord,
	role: PartyRole,
	kind: ReminderKind,
	named?: string
): Promise<number> {
	const [party, text] = [agreement.parties.find((one) => one.role === role), agreement.texts.at(-1)];
	if (!party || !text) return 0;
	const on_day: Day = kind === 'by_hand' ? dayOf(context.now) : text.sign_by;
	const about = `agreement.${kind}:${text.id}:${party.id}:${on_day}`;
	const readers = kind === 'expired' ? await officersOf(trx, context, agreement) : askedOf(party, kind, named);
	const letter = kind === 'expired' ? expired : signAsked;
	const letters = await tell(trx, context, readers, about, `agreement-${kind}`, (locale, { name }) =>
		letter[locale]({
			kind,
			number: agreement.number,
			school: schoolIn(agreement),
			party: party.organisation,
			name,
			until: dayInWords(text.sign_by, locale),
			amended: text.number > 1,
			address: siteAddress(pathOf(agreement), locale)
		})
	);
	await trx
		.insertInto('agreements.reminder')
		.values({ text_id: text.id, party_id: party.id, kind, on_day, sent_at: context.now, sent_by: context.actor.id, letters })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	return letters;
}

/** The signatory; when the day is near, the substitute too; and whoever has just been named. */
const askedOf = (party: PartyRecord, kind: ReminderKind, named?: string): Reader[] =>
	kind === 'asked' || kind === 'week'
		? signersOf({ ...party, signatories: party.signatories.filter(({ duty, person_id }) => duty === 'signatory' || person_id === named) })
		: signersOf(party);

/** Every morning: who has a week left, who has two days left, and what was not signed in time. */
export const remindOfAgreements: Handler = async (context) => {
	const today = dayOf(context.now);
	const waiting = await context.db.transaction().execute((trx) => waitingOn(trx, today));
	for (const id of waiting) {
		await context.db.transaction().execute(async (trx) => {
			await hold(trx, id);
			const agreement = await agreementById(trx, id);
			if (agreement) await remindOne(trx, context, agreement, today);
		});
	}
};

async function remindOne(trx: Trx, context: Context, agreement: AgreementRecord, today: Day): Promise<void> {
	const facts = factsOf(agreement);
	const last = facts.texts.at(-1);
	if (!last || facts.terminated_on !== null) return;
	if (stateOfText(last, today) === 'expired') {
		const late = facts.parties.filter(({ role }) => !last.signatures.some(({ party }) => party === role));
		for (const { role } of late) await remind(trx, context, agreement, role, 'expired');
		return;
	}
	const kind: ReminderKind | null = today >= addDays(last.sign_by, -2) ? 'last_days' : today >= addDays(last.sign_by, -7) ? 'week' : null;
	if (kind) for (const role of nextParties(facts, today)) await remind(trx, context, agreement, role, kind);
}

/** Agreements with a text that nobody has taken back and that is not in force, whose day is near or has just passed. */
async function waitingOn(trx: Trx, today: Day): Promise<string[]> {
	const rows = await trx
		.selectFrom('agreements.text as text')
		.leftJoin('agreements.force as force', 'force.text_id', 'text.id')
		.select('text.agreement_id')
		.distinct()
		.where('force.text_id', 'is', null)
		.where('text.recalled_at', 'is', null)
		.where('text.sign_by', '<=', addDays(today, 7))
		.where('text.sign_by', '>=', addDays(today, -14))
		.execute();
	return rows.map(({ agreement_id }) => agreement_id);
}
