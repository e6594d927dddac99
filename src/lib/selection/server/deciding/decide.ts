import { done, isId, newId, refused, type Fault, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { proposedFor } from '../../act-result.ts';
import { decisionOutcomes, reasonsOf, type DecisionOutcome } from '../../scheme.ts';
import { standingsOf } from '../standings.ts';
import { lockDesk, type DecideRefusal, type Desk } from './desk.ts';
import { supersede } from './supersede.ts';

export type Decide = {
	call: string;
	application_id: string;
	outcome: DecisionOutcome;
	/** Why the person decides otherwise than the rules propose. */
	departure: string;
	/** Keys of the scheme's reasons. */
	reasons: string[];
	advice: string;
};
export type DecideOneRefusal = DecideRefusal | 'not_understood' | 'withdrawn' | 'decision_applied';

/**
 * One application's pending decision, as a named person makes it. Whoever departs from the proposal says why; whoever
 * refuses gives at least one reason of the scheme. What was applied already is undone first, by name and with a reason.
 */
export function decideApplication(context: Context, input: Decide): Promise<Outcome<{ departs: boolean }, DecideOneRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const desk = await lockDesk(trx, context, input.call);
		if (!desk.ok) return desk;
		const { round, inputs, proposal, officer } = desk.value;
		const candidate = isId(input.application_id) ? inputs.applications.find(({ id }) => id === input.application_id) : undefined;
		if (!candidate) return refused('not_found');
		if (candidate.withdrawn) return refused('withdrawn');
		const proposed = proposedFor(proposal, candidate.id);
		const departs = proposed?.outcome !== input.outcome;
		const faults = faultsIn(input, desk.value, departs);
		if (faults.length > 0) return refused('not_understood', faults);
		const [standing] = await standingsOf(trx, round.id, candidate.id);
		if (standing?.act_id) return refused('decision_applied');

		if (standing) await supersede(trx, context, [standing], 'decided_anew');
		await trx
			.insertInto('selection.decision')
			.values({
				id: newId(),
				round_id: round.id,
				application_id: candidate.id,
				outcome: input.outcome,
				departure: departs ? input.departure.trim() : null,
				reserve_place: departs ? null : (proposed?.reserve_place ?? null),
				reasons: [...new Set(input.reasons)],
				advice: input.advice.trim(),
				decided_at: context.now,
				decided_by: officer
			})
			.execute();
		await record(trx, context, {
			name: 'decision.made',
			subject: { kind: 'round', id: round.id },
			particulars: { application: candidate.id, outcome: input.outcome, departs }
		});
		return done({ departs });
	});
}

function faultsIn({ outcome, departure, reasons, advice }: Decide, { scheme }: Desk, departs: boolean): Fault[] {
	const known = reasonsOf(scheme.content).map(({ key }) => key);
	const said = [...departure.trim()].length;
	const faults: Fault[] = [];
	if (!decisionOutcomes.includes(outcome)) faults.push({ field: 'outcome', key: 'selection_fault_outcome' });
	if (departs && said < 5) faults.push({ field: 'departure', key: 'selection_fault_departure' });
	if (said > 2000) faults.push({ field: 'departure', key: 'selection_fault_too_long', values: { most: 2000 } });
	if (reasons.some((key) => !known.includes(key))) faults.push({ field: 'reasons', key: 'selection_fault_reason_unknown' });
	else if (outcome === 'rejected' && reasons.length === 0 && known.length > 0)
		faults.push({ field: 'reasons', key: 'selection_fault_reason_missing' });
	if ([...advice.trim()].length > 4000) faults.push({ field: 'advice', key: 'selection_fault_too_long', values: { most: 4000 } });
	return faults;
}
