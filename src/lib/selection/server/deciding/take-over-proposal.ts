import { done, newId, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { proposedFor } from '../../act-result.ts';
import { suggestReasons } from '../../suggested-reasons.ts';
import { standingsOf, type StandingDecision } from '../standings.ts';
import { lockDesk, type DecideRefusal, type Desk } from './desk.ts';
import { supersede } from './supersede.ts';

/**
 * The officer takes over what the rules propose, for every application without a decision, as pending decisions. What a
 * person has decided otherwise stays theirs; a pending decision that the proposal no longer bears is made anew. Nothing is
 * told to anybody: an act applies the decisions.
 */
export function takeOverProposal(context: Context, { call }: { call: string }): Promise<Outcome<{ count: number }, DecideRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const desk = await lockDesk(trx, context, call);
		if (!desk.ok) return desk;
		const { round, officer, inputs } = desk.value;
		const standing = new Map((await standingsOf(trx, round.id)).map((one) => [one.application_id, one]));
		const outdated = [...standing.values()].filter((one) => isOutdated(desk.value, one));
		await supersede(trx, context, outdated, 'proposal_changed');
		for (const { application_id } of outdated) standing.delete(application_id);

		const fresh = inputs.applications.flatMap(({ id }) => (standing.has(id) ? [] : asProposed(desk.value, id)));
		for (let from = 0; from < fresh.length; from += 1000)
			await trx
				.insertInto('selection.decision')
				.values(
					fresh
						.slice(from, from + 1000)
						.map((one) => ({ ...one, id: newId(), round_id: round.id, decided_at: context.now, decided_by: officer }))
				)
				.execute();
		if (fresh.length > 0) await note(trx, context, desk.value, fresh.length);
		return done({ count: fresh.length });
	});
}

/** Pending, of the machine's making, and no longer what the rules propose. */
function isOutdated({ proposal }: Desk, { application_id, act_id, departure, outcome, reserve_place }: StandingDecision): boolean {
	if (act_id !== null || departure !== null) return false;
	const proposed = proposedFor(proposal, application_id);
	return proposed?.outcome !== outcome || proposed.reserve_place !== reserve_place;
}

function asProposed({ scheme, inputs, proposal }: Desk, application_id: string) {
	const proposed = proposedFor(proposal, application_id);
	if (!proposed) return [];
	const reasons = suggestReasons(scheme.content, inputs, proposal, application_id, proposed.outcome);
	return [{ application_id, ...proposed, reasons }];
}

const note = (trx: Trx, context: Context, { round, call }: Desk, count: number) =>
	record(trx, context, {
		name: 'proposal.taken_over',
		subject: { kind: 'round', id: round.id },
		also: [{ kind: 'call', id: call.id }],
		particulars: { call: call.name, count }
	});
