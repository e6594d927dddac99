import { inLocale, newId, type Locale } from '#platform';
import type { Context, Handler, Trx } from '#platform/server';
import { callById, type CallRecord } from '#programmes/server';
import { counterfactualsIn, type Counterfactual } from '../../counterfactual.ts';
import { mergeLetter } from '../../letter-text.ts';
import { actById, wordsOfCall, type Act } from '../act.ts';
import { roundOfCall } from '../centre-round.ts';
import type { Named } from '../papers/counterfactual-words.ts';
import { standingsOf, type StandingDecision } from '../standings.ts';
import { voicesOf } from '../tell-school.ts';
import { letterValues } from './letter-values.ts';

/** How many letters become visible at once while they are written. */
const batch = 20;

/**
 * Writes the letters of an act in the background, a batch at a time: each decision's counterfactual is worked out from
 * the frozen inputs and kept with it, and the scheme's template becomes a letter in the language of the school's head. A
 * decision that has a letter, or that stands no longer, is passed over, so it may be done again.
 */
export const writeLetters: Handler = async (context, { act_id }) => {
	const { db } = context;
	const act = await db.transaction().execute((trx) => actById(trx, String(act_id)));
	const call = act && (await db.transaction().execute((trx) => callById(trx, act.call_id)));
	if (!act || !call) return;
	const named = { criteria: act.scheme.criteria, ...(await db.transaction().execute((trx) => wordsOfCall(trx, act.call_id))) };
	const find = counterfactualsIn(act.inputs);
	while ((await db.transaction().execute((trx) => writeSome(trx, context, { act, call, named, find }))) > 0);
};

type Surroundings = { act: Act; call: CallRecord; named: Named; find: (id: string) => Counterfactual | null };

async function writeSome(trx: Trx, context: Context, about: Surroundings): Promise<number> {
	await roundOfCall(trx, about.act.call_id, true);
	const due = (await standingsOf(trx, about.act.round_id))
		.filter(({ act_id, letter_id, withdrawn }) => act_id === about.act.id && letter_id === null && !withdrawn)
		.slice(0, batch);
	for (const decision of due) await writeLetter(trx, context, decision, about);
	return due.length;
}

async function writeLetter(trx: Trx, context: Context, decision: StandingDecision, about: Surroundings): Promise<void> {
	const found = decision.outcome === 'accepted' ? null : about.find(decision.application_id);
	const locale = await localeOf(trx, context, decision.school_id);
	const values = letterValues(decision, about, found, locale);
	const template = about.act.scheme.letters[decision.outcome];
	// A template of which nothing is left still says about which application it is.
	const subject = mergeLetter(inLocale(template.subject, locale), values) || decision.reference;
	const body = mergeLetter(inLocale(template.body, locale), values) || subject;
	if (decision.outcome !== 'accepted')
		await trx
			.updateTable('selection.decision')
			.set({ counterfactual: found === null ? null : JSON.stringify(found) })
			.where('id', '=', decision.id)
			.execute();
	await trx
		.insertInto('selection.letter')
		.values({
			id: newId(),
			decision_id: decision.id,
			number: await nextNumber(trx, decision),
			locale,
			subject: subject.slice(0, 300),
			body,
			written_at: context.now
		})
		.onConflict((conflict) => conflict.column('decision_id').doNothing())
		.execute();
}

/** The language of the head; of a school that has none, Lithuanian. */
const localeOf = async (trx: Trx, context: Context, schoolId: string): Promise<Locale> =>
	(await voicesOf(trx, context, schoolId))[0]?.locale ?? 'lt';

/** The first letter about an application is number 1, the next after an undone decision number 2. */
async function nextNumber(trx: Trx, { application_id, reference }: StandingDecision): Promise<string> {
	const { count } = await trx
		.selectFrom('selection.letter as letter')
		.innerJoin('selection.decision as decision', 'decision.id', 'letter.decision_id')
		.select((eb) => eb.fn.countAll<string>().as('count'))
		.where('decision.application_id', '=', application_id)
		.executeTakeFirstOrThrow();
	return `${reference}/S${Number(count) + 1}`;
}
