import { done, instantInWords, newId, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { lastMinuteAfter } from '../../clocks.ts';
import { holdsPlace, waitsInReserve } from '../../held.ts';
import type { Candidate, Inputs } from '../../inputs.ts';
import { nextFromReserve } from '../../promotion.ts';
import { propose } from '../../propose.ts';
import { lockRoundForCentre, roundForCentre, type CentreRound, type PublishedScheme, type RoundRefusal } from '../centre-round.ts';
import { inReserveOrder } from '../deciding/reserve-places.ts';
import { inputsUnder } from '../inputs-of-round.ts';
import { promoted } from '../mails/offers.ts';
import { countHeld, standingsOf, type StandingDecision } from '../standings.ts';
import { aboutApplication, tellSchool } from '../tell-school.ts';

export type OffersDesk = Pick<CentreRound, 'call' | 'round'> & {
	offered: StandingDecision[];
	reserve: StandingDecision[];
	/** Who is next for the places that are free now, in order. */
	next: StandingDecision[];
	capacity: number;
	held: number;
	confirmed: number;
};
export type OffersRefusal = RoundRefusal | 'no_scheme';

/** Who was offered a place and what they answered, who waits in reserve, and who would be next. */
export function readOffers(context: Context, call: string): Promise<Outcome<OffersDesk, OffersRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await roundForCentre(trx, context, call);
		return found.ok ? deskOf(trx, found.value) : found;
	});
}

export type PromoteRefusal = OffersRefusal | 'letters_unsent' | 'no_free_place' | 'seen_otherwise';

/**
 * Offers the places that are free to the next of the reserve, in its order and within the limits of the quotas. `seen` are
 * the applications that the page named: when somebody has withdrawn or answered meanwhile, nothing is offered.
 */
export function promoteFromReserve(
	context: Context,
	{ call, seen }: { call: string; seen: readonly string[] }
): Promise<Outcome<{ count: number }, PromoteRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await lockRoundForCentre(trx, context, call);
		if (!found.ok) return found;
		const desk = await deskOf(trx, found.value);
		if (!desk.ok) return desk;
		const { next, offered } = desk.value;
		if (offered.length === 0 || offered.some(({ sent_at, by_appeal }) => sent_at === null && !by_appeal)) return refused('letters_unsent');
		if (next.length === 0) return refused('no_free_place');
		if (next.map(({ application_id }) => application_id).join() !== seen.join()) return refused('seen_otherwise');
		if (!(await lockStanding(trx, seen))) return refused('seen_otherwise');

		for (const one of next) await offer(trx, context, found.value, one);
		return done({ count: next.length });
	});
}

async function deskOf(trx: Trx, { round, call, scheme }: CentreRound): Promise<Outcome<OffersDesk, 'no_scheme'>> {
	if (scheme === null) return refused('no_scheme');
	const inputs = await inputsUnder(trx, round, scheme);
	const standings = (await standingsOf(trx, round.id)).filter(({ act_id }) => act_id !== null);
	const reserve = inReserveOrder(propose(inputs), standings).filter(waitsInReserve);
	return done({
		call,
		round,
		offered: standings.filter((one) => one.offer !== 'none' || holdsPlace(one)),
		reserve,
		next: planOf(inputs, standings.filter(holdsPlace), reserve, scheme),
		capacity: scheme.content.capacity,
		held: countHeld(standings),
		confirmed: standings.filter(({ offer: state, withdrawn }) => state === 'confirmed' && !withdrawn).length
	});
}

/** One after the other, as long as there are places: each changes what the quotas leave to the next. */
function planOf(
	inputs: Inputs,
	holding: StandingDecision[],
	reserve: StandingDecision[],
	{ content }: PublishedScheme
): StandingDecision[] {
	const byId = new Map(inputs.applications.map((one) => [one.id, one]));
	const candidates = (all: StandingDecision[]): Candidate[] => all.flatMap(({ application_id }) => byId.get(application_id) ?? []);
	const held = candidates(holding);
	let waiting = candidates(reserve);
	const next: StandingDecision[] = [];
	while (held.length < content.capacity) {
		const found = nextFromReserve(waiting, held, inputs.scheme);
		const decision = found && reserve.find(({ application_id }) => application_id === found.id);
		if (!found || !decision) break;
		held.push(found);
		waiting = waiting.filter((one) => one !== found);
		next.push(decision);
	}
	return next;
}

/** Whoever withdraws at this moment waits, or has withdrawn already: then nothing is offered to them. */
async function lockStanding(trx: Trx, ids: readonly string[]): Promise<boolean> {
	const rows = await trx
		.selectFrom('applications.application')
		.select(['id', 'state'])
		.where('id', 'in', [...ids])
		.orderBy('id')
		.forNoKeyUpdate()
		.execute();
	return rows.length === ids.length && rows.every(({ state }) => state !== 'withdrawn');
}

async function offer(trx: Trx, context: Context, { round, call, scheme, officer }: CentreRound, one: StandingDecision): Promise<void> {
	const id = newId();
	const confirm_by = lastMinuteAfter(context.now, scheme?.content.confirm_days ?? 1);
	const { application_id, school_id, reference } = one;
	await trx
		.insertInto('selection.offer')
		.values({
			id,
			round_id: round.id,
			application_id,
			decision_id: one.id,
			source: one.by_appeal ? 'appeal' : 'reserve',
			offered_at: context.now,
			offered_by: officer,
			confirm_by
		})
		.execute();
	await record(trx, context, {
		name: 'offer.made',
		subject: { kind: 'application', id: application_id },
		also: [
			{ kind: 'school', id: school_id },
			{ kind: 'round', id: round.id }
		],
		particulars: { reference, school: one.school }
	});
	await tellSchool(trx, context, one, 'offer-made', `offer.made:${id}`, (locale, address) =>
		promoted[locale]({ ...aboutApplication(one, call, locale), until: instantInWords(confirm_by, locale), address })
	);
}
