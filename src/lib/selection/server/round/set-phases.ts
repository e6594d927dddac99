import { done, newId, refused, type Fault, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { faultsInPhases, phaseKinds, scoresCloseAt, type Phase, type PhaseKind } from '../../phase.ts';
import { lockOfficerRound, type OfficerRefusal } from './officer-round.ts';

export type PhasesRefusal = OfficerRefusal | 'round_closed' | 'phases_faulty';

/**
 * Sets the phases of a round anew. A kind that is left out does not take place. What reviewers have read or handed in stays;
 * from this moment on the new phases say what is allowed. Who changed them, and from when to when, is recorded.
 */
export function setPhases(
	context: Context,
	{ call, phases }: { call: string; phases: readonly Phase[] }
): Promise<Outcome<undefined, PhasesRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await lockOfficerRound(trx, context, call);
		if (!found.ok) return found;
		const { round, call: record_of } = found.value;
		if (round.closed_at !== null) return refused('round_closed');
		const faults = [...unreadable(phases), ...(unreadable(phases).length > 0 ? [] : asFaults(phases, record_of.closes_at))];
		if (faults.length > 0) return refused('phases_faulty', faults);

		await writePhases(trx, round.id, phases);
		await moveDueDays(trx, round.id, phases);
		await record(trx, context, {
			name: 'phases.set',
			subject: { kind: 'round', id: round.id },
			also: [{ kind: 'call', id: record_of.id }],
			particulars: {
				call: record_of.name,
				phases: phases.map(({ kind, starts_at, ends_at }) => ({ kind, starts_at: starts_at.toISOString(), ends_at: ends_at.toISOString() }))
			}
		});
		return done();
	});
}

/** Writes the phases of a round that is new or locked. */
export async function writePhases(trx: Trx, roundId: string, phases: readonly Phase[]): Promise<void> {
	await trx.deleteFrom('selection.phase').where('round_id', '=', roundId).execute();
	if (phases.length === 0) return;
	await trx
		.insertInto('selection.phase')
		.values(
			phases.map(({ kind, starts_at, ends_at, names_shown, others_shown, scores_change }) => ({
				id: newId(),
				round_id: roundId,
				kind,
				starts_at,
				ends_at,
				names_shown,
				others_shown,
				scores_change
			}))
		)
		.execute();
}

/** Reviews that are not handed in are due when scores can no longer be given. */
async function moveDueDays(trx: Trx, roundId: string, phases: readonly Phase[]): Promise<void> {
	const due_at = scoresCloseAt(phases);
	if (due_at === null) return;
	await trx
		.updateTable('selection.assignment')
		.set({ due_at })
		.where('round_id', '=', roundId)
		.where('sent_at', 'is', null)
		.where('ended_at', 'is', null)
		.execute();
}

const readable = (instant: Date): boolean => !Number.isNaN(instant.getTime());

/** Moments that could not be read, and kinds that are doubled or none of ours. */
function unreadable(phases: readonly Phase[]): Fault[] {
	return phases.flatMap(({ kind, starts_at, ends_at }, place): Fault[] => {
		const known = phaseKinds.includes(kind) && phases.findIndex((other) => other.kind === kind) === place;
		return [
			...(known ? [] : [{ field: kind, key: 'phase_unknown' }]),
			...(readable(starts_at) ? [] : [{ field: `${kind}_starts`, key: 'moment_unclear' }]),
			...(readable(ends_at) ? [] : [{ field: `${kind}_ends`, key: 'moment_unclear' }])
		];
	});
}

const fieldOf: Record<ReturnType<typeof faultsInPhases>[number]['key'], (kind: PhaseKind) => string> = {
	phase_ends_before_it_starts: (kind) => `${kind}_ends`,
	phase_overlaps: (kind) => `${kind}_starts`,
	phase_out_of_order: (kind) => `${kind}_starts`,
	review_before_deadline: (kind) => `${kind}_starts`
};

const asFaults = (phases: readonly Phase[], closes_at: Date): Fault[] =>
	faultsInPhases(phases, closes_at).map(({ kind, key }) => ({ field: fieldOf[key](kind), key }));
