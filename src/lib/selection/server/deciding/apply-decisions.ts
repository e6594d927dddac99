import { done, newId, refused, type Fault, type Outcome } from '#platform';
import { enqueue, record, saveFile, type Context, type Trx } from '#platform/server';
import { markDecided } from '#applications/server';
import { proposedFor, type ActResult } from '../../act-result.ts';
import { countHeld, standingsOf, type StandingDecision } from '../standings.ts';
import { inReserveOrder } from './reserve-places.ts';
import { lockDesk, type DecideRefusal, type Desk } from './desk.ts';
import { digestOf } from './pending.ts';
import { printMinutes } from './minutes.ts';

export type Apply = {
	call: string;
	/** Number and day of the order on which the act rests, as the officer writes it (D-07). */
	basis: string;
	/** What the confirm page has shown: nothing else is applied. */
	seen: string;
};
export type ApplyRefusal =
	| DecideRefusal
	| 'already_applied'
	| 'nothing_pending'
	| 'undecided'
	| 'over_capacity'
	| 'proposal_changed'
	| 'seen_otherwise'
	| 'basis_missing';

/**
 * Applies all pending decisions of a round in one act, all or nothing: inputs and result are frozen, the minutes are
 * written, the round is closed and the letters are begun. Of two officers who apply at once, one does; the other is told.
 * Refused while an application is undecided, above the capacity, and when a decision no longer follows from the proposal.
 */
export function applyDecisions(context: Context, input: Apply): Promise<Outcome<{ act_id: string; number: number }, ApplyRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const desk = await lockDesk(trx, context, input.call);
		if (!desk.ok) return desk.refusal === 'round_closed' ? refused('already_applied') : desk;
		const { round, call, officer, inputs, proposal, scheme } = desk.value;
		const standings = await standingsOf(trx, round.id);
		const refusal = whyNot(desk.value, standings, input.seen);
		if (refusal) return refused(refusal);
		const faults = basisFaults(input.basis);
		if (faults.length > 0) return refused('basis_missing', faults);

		await numberReserve(trx, desk.value, standings);
		const number = (await lastNumber(trx, round.id)) + 1;
		const act = { id: newId(), number, basis: input.basis.trim(), applied_at: context.now };
		const result: ActResult = { ...proposal, decisions: decidedIn(desk.value, standings) };
		await trx
			.insertInto('selection.act')
			.values({
				...act,
				round_id: round.id,
				scheme_id: scheme.id,
				inputs: JSON.stringify(inputs),
				result: JSON.stringify(result),
				applied_by: officer
			})
			.execute();
		const pending = standings.filter(({ act_id }) => act_id === null);
		await trx.updateTable('selection.decision').set({ act_id: act.id }).where('id', 'in', idsOf(pending)).execute();
		await markDecided(
			trx,
			pending.map(({ application_id }) => application_id),
			context.now
		);
		await keepMinutes(trx, context, desk.value, act);
		await trx.updateTable('selection.round').set({ closed_at: context.now, closed_by: officer }).where('id', '=', round.id).execute();
		await record(trx, context, {
			name: 'decisions.applied',
			subject: { kind: 'round', id: round.id },
			also: [{ kind: 'call', id: call.id }],
			particulars: { call: call.name, number, count: pending.length, basis: act.basis }
		});
		await enqueue(trx, 'selection.write_letters', { act_id: act.id });
		return done({ act_id: act.id, number });
	});
}

function whyNot({ inputs, proposal, scheme }: Desk, standings: StandingDecision[], seen: string): ApplyRefusal | null {
	const pending = standings.filter(({ act_id }) => act_id === null);
	if (pending.length === 0) return 'nothing_pending';
	const decided = new Set(standings.map(({ application_id }) => application_id));
	if (inputs.applications.some(({ id, withdrawn }) => !withdrawn && !decided.has(id))) return 'undecided';
	const departed = pending.some(
		({ application_id, outcome, departure }) => departure === null && proposedFor(proposal, application_id)?.outcome !== outcome
	);
	if (departed) return 'proposal_changed';
	if (countHeld(standings) > scheme.content.capacity) return 'over_capacity';
	return digestOf(pending) === seen ? null : 'seen_otherwise';
}

function basisFaults(basis: string): Fault[] {
	const length = [...basis.trim()].length;
	if (length < 3) return [{ field: 'basis', key: 'selection_fault_basis' }];
	return length > 500 ? [{ field: 'basis', key: 'selection_fault_too_long', values: { most: 500 } }] : [];
}

/** The places of the reserve as they are told: one after the other, in the order of the ranking. */
async function numberReserve(trx: Trx, { proposal }: Desk, standings: StandingDecision[]): Promise<void> {
	for (const [place, one] of inReserveOrder(proposal, standings).entries()) {
		if (one.reserve_place === place + 1 || one.act_id !== null) continue;
		await trx
			.updateTable('selection.decision')
			.set({ reserve_place: place + 1 })
			.where('id', '=', one.id)
			.execute();
	}
}

/** Every standing decision, in the order of the applications; a withdrawn application has none. */
const decidedIn = ({ inputs, proposal }: Desk, standings: StandingDecision[]): ActResult['decisions'] => {
	const outcomes = new Map(standings.map(({ application_id, outcome }) => [application_id, outcome]));
	return inputs.applications.flatMap(({ id, withdrawn }) => {
		const outcome = outcomes.get(id);
		return withdrawn || !outcome ? [] : [{ application: id, outcome, departs: proposedFor(proposal, id)?.outcome !== outcome }];
	});
};

async function lastNumber(trx: Trx, roundId: string): Promise<number> {
	const row = await trx
		.selectFrom('selection.act')
		.select((eb) => eb.fn.max('number').as('number'))
		.where('round_id', '=', roundId)
		.executeTakeFirst();
	return row?.number ?? 0;
}

/** The minutes are made and kept in the transaction of the act: there is no act without them. */
async function keepMinutes(trx: Trx, context: Context, desk: Desk, act: { id: string; number: number; basis: string; applied_at: Date }) {
	const bytes = await printMinutes(trx, context, desk, act);
	const file = await saveFile(trx, context, {
		bytes,
		name: `protokolas-${act.number}.pdf`,
		owner_kind: 'selection.act',
		owner_id: act.id,
		made: true
	});
	if (!file.ok) throw new Error(`the minutes were not kept: ${file.refusal}`);
	await trx.updateTable('selection.act').set({ minutes_id: file.value.id }).where('id', '=', act.id).execute();
}

const idsOf = (decisions: readonly { id: string }[]): string[] => decisions.map(({ id }) => id);
