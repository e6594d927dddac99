import { done, isId, refused, type Fault, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { markDecided } from '#applications/server';
import { lockRoundForCentre, type CentreRound, type RoundRefusal } from '../centre-round.ts';
import { undone } from '../mails/offers.ts';
import { standingsOf, type StandingDecision } from '../standings.ts';
import { aboutApplication, tellSchool } from '../tell-school.ts';
import { supersede } from './supersede.ts';

export type Undo = {
	call: string;
	act_id: string;
	/** Some applications of the act; all of them where none is named. */
	applications: readonly string[];
	reason: string;
};
export type UndoRefusal = RoundRefusal | 'nothing_to_undo' | 'reason_missing';

/**
 * Takes back decisions that an act has applied: a named act with a reason. Nothing is removed: the decisions are
 * superseded, letters that were not sent stay unsent, schools that have had theirs are told, offers are revoked, and the
 * round is open again for new decisions.
 */
export function undoDecisions(context: Context, input: Undo): Promise<Outcome<{ count: number }, UndoRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await lockRoundForCentre(trx, context, input.call);
		if (!found.ok) return found;
		const { round, call } = found.value;
		const reason = input.reason.trim();
		const faults = reasonFaults(reason);
		if (faults.length > 0) return refused('reason_missing', faults);
		const chosen = new Set(input.applications);
		const decisions = (await standingsOf(trx, round.id)).filter(
			({ act_id, application_id }) => isId(input.act_id) && act_id === input.act_id && (chosen.size === 0 || chosen.has(application_id))
		);
		if (decisions.length === 0 || decisions.length < chosen.size) return refused('nothing_to_undo');

		await supersede(trx, context, decisions, reason);
		await markDecided(
			trx,
			decisions.map(({ application_id }) => application_id),
			null
		);
		await revoke(trx, context, decisions, found.value, reason);
		await trx.updateTable('selection.round').set({ closed_at: null, closed_by: null }).where('id', '=', round.id).execute();
		await record(trx, context, {
			name: 'decisions.undone',
			subject: { kind: 'round', id: round.id },
			also: [{ kind: 'call', id: call.id }, ...decisions.map(({ application_id }) => ({ kind: 'application', id: application_id }))],
			particulars: { call: call.name, count: decisions.length, reason }
		});
		for (const one of decisions.filter(({ sent_at, withdrawn }) => sent_at !== null && !withdrawn))
			await tell(trx, context, found.value, one, reason);
		return done({ count: decisions.length });
	});
}

function reasonFaults(reason: string): Fault[] {
	const length = [...reason].length;
	if (length < 5) return [{ field: 'reason', key: 'selection_fault_reason' }];
	return length > 2000 ? [{ field: 'reason', key: 'selection_fault_too_long', values: { most: 2000 } }] : [];
}

async function revoke(trx: Trx, { now }: Context, decisions: StandingDecision[], { officer }: CentreRound, reason: string): Promise<void> {
	await trx
		.updateTable('selection.offer')
		.set({ answer: 'revoked', answered_at: now, answered_by: officer, reason })
		.where(
			'decision_id',
			'in',
			decisions.map(({ id }) => id)
		)
		.where((eb) => eb.or([eb('answer', 'is', null), eb('answer', '=', 'confirmed')]))
		.execute();
}

const tell = (trx: Trx, context: Context, { call }: CentreRound, one: StandingDecision, why: string): Promise<void> =>
	tellSchool(trx, context, one, 'decision-undone', `decision.undone:${one.id}`, (locale, address) =>
		undone[locale]({ ...aboutApplication(one, call, locale), why, address })
	);
