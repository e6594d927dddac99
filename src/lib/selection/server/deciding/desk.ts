import { done, refused, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import type { Inputs } from '../../inputs.ts';
import { propose, type Proposal } from '../../propose.ts';
import { isOn, lockRoundForCentre, roundForCentre, type CentreRound, type PublishedScheme, type RoundRefusal } from '../centre-round.ts';
import { inputsUnder } from '../inputs-of-round.ts';

/** Everything on which decisions of a round rest, at this moment. */
export type Desk = CentreRound & { scheme: PublishedScheme; inputs: Inputs; proposal: Proposal };
export type DeskRefusal = RoundRefusal | 'no_scheme';
export type DecideRefusal = DeskRefusal | 'no_lots' | 'not_decision_phase' | 'round_closed';

/** To read only: before there are lots, the order of equals is provisional. */
export async function readDeskOf(trx: Trx, context: Context, call: string): Promise<Outcome<Desk, DeskRefusal>> {
	return withProposal(trx, await roundForCentre(trx, context, call));
}

/**
 * To decide: the round is locked. Decisions are made in the decision phase, by published lots, as long as no act has
 * closed the round; to decide anew, an act is undone first.
 */
export async function lockDesk(trx: Trx, context: Context, call: string): Promise<Outcome<Desk, DecideRefusal>> {
	const found = await withProposal(trx, await lockRoundForCentre(trx, context, call));
	if (!found.ok) return found;
	const { round, phases, inputs } = found.value;
	if (round.closed_at !== null) return refused('round_closed');
	if (!isOn(phases, 'decision', context.now)) return refused('not_decision_phase');
	if (inputs.lots.published_at === null) return refused('no_lots');
	return found;
}

async function withProposal(trx: Trx, found: Outcome<CentreRound, RoundRefusal>): Promise<Outcome<Desk, DeskRefusal>> {
	if (!found.ok) return found;
	const { scheme, ...rest } = found.value;
	if (scheme === null) return refused('no_scheme');
	const inputs = await inputsUnder(trx, rest.round, scheme);
	return done({ ...rest, scheme, inputs, proposal: propose(inputs) });
}
