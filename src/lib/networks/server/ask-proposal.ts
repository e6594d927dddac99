import { done, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { askForPlan, runsOf, stopRun } from '#planning/server';
import { countLocked } from '../groups.ts';
import { problemOf } from '../problem.ts';
import { misfit } from '../situation.ts';
import { lockFormation, situationOf, type FormationRefusal } from './formation.ts';
import { proposalById } from './proposals.ts';

/** A computation for one edition ends with the best it has after so many seconds. */
const seconds = 60;

export type AskProposal = {
	edition_id: string;
	/** The proposal whose locks the new one keeps. */
	base_id?: string | null;
};
export type AskProposalRefusal =
	FormationRefusal | 'nobody_confirmed' | 'sizes_impossible' | 'already_planning' | 'wrong_problem' | 'asked_too_often';

/**
 * Asks the machine for a proposal from what stands now; with a base, its locked schools stay where they are. Refused where
 * the schools can never fill so many networks of such a size: the fault says by how many they are too few or too many.
 */
export function askProposal(
	context: Context,
	{ edition_id, base_id = null }: AskProposal
): Promise<Outcome<{ run_id: string }, AskProposalRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await lockFormation(trx, context, edition_id);
		if (!found.ok) return found;
		const { edition, formation } = found.value;
		const base = base_id === null ? undefined : await proposalById(trx, base_id);
		if (base_id !== null && base?.edition_id !== edition.id) return refused('not_found');
		const situation = await situationOf(trx, context, formation);
		const { schools } = situation;
		if (schools.length === 0) return refused('nobody_confirmed');
		const wrong = misfit(schools.length, formation);
		if (wrong) {
			const { networks, least, most } = formation;
			return refused('sizes_impossible', [
				{ field: 'main', key: `sizes_too_${wrong.too}`, values: { schools: schools.length, networks, least, most, by: wrong.by } }
			]);
		}
		const asked = await askForPlan(trx, context, {
			problem: 'networks',
			about: { kind: 'edition', id: edition.id },
			instance: problemOf(situation, base?.groups),
			options: { seconds }
		});
		if (!asked.ok) return asked;

		const { run_id } = asked.value;
		await trx
			.insertInto('networks.asking')
			.values({
				run_id,
				edition_id: edition.id,
				base_id,
				situation: JSON.stringify(situation),
				asked_at: context.now,
				asked_by: context.actor.id
			})
			.execute();
		await record(trx, context, {
			name: 'formation.proposal_asked',
			subject: { kind: 'edition', id: edition.id },
			particulars: { edition: edition.name, schools: schools.length, locked: countLocked(base?.groups ?? []) }
		});
		return done({ run_id });
	});
}

/** Stops the computation that runs for an edition. The best that it had becomes a proposal, if it had one; all else stays. */
export function stopProposal(
	context: Context,
	{ edition_id }: { edition_id: string }
): Promise<Outcome<undefined, FormationRefusal | 'not_running'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await lockFormation(trx, context, edition_id);
		if (!found.ok) return found;
		const [run] = await runsOf(trx, edition_id, { problem: 'networks', limit: 1 });
		return run ? stopRun(trx, context, run.id) : refused('not_running');
	});
}
