import { done, isId, refused, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { personById } from '#people/server';
import type { DecisionOutcome } from '../../scheme.ts';
import { actById, type Act } from '../act.ts';
import { roundForCentre, type CentreRound, type RoundRefusal } from '../centre-round.ts';
import { keptPaper } from '../kept-paper.ts';
import { standingsOf, type StandingDecision } from '../standings.ts';
import { applicationsOf } from './minutes-facts.ts';

export type ActView = {
	call: CentreRound['call'];
	act: Pick<Act, 'id' | 'number' | 'basis' | 'applied_at'> & { by: string };
	counts: Record<DecisionOutcome, number>;
	departures: { reference: string; school: string; outcome: DecisionOutcome }[];
	/** Decisions of this act that still stand: these can be undone. */
	standing: Pick<StandingDecision, 'application_id' | 'reference' | 'school' | 'outcome' | 'offer' | 'sent_at'>[];
};

/** An act of a round as it was applied, and what of it still stands. */
export function readAct(context: Context, call: string, actId: string): Promise<Outcome<ActView, RoundRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await actOf(trx, context, call, actId);
		if (!found.ok) return found;
		const { act, call: record, round } = found.value;
		const named = await applicationsOf(trx, record.id);
		const counts: ActView['counts'] = { accepted: 0, reserve: 0, rejected: 0 };
		for (const { outcome } of act.result.decisions) counts[outcome] += 1;
		const { id, number, basis, applied_at } = act;
		return done({
			call: record,
			act: { id, number, basis, applied_at, by: (await personById(trx, act.applied_by))?.name ?? '' },
			counts,
			departures: act.result.decisions
				.filter(({ departs }) => departs)
				.map(({ application, outcome }) => ({
					reference: named.get(application)?.reference ?? '',
					school: named.get(application)?.school ?? '',
					outcome
				})),
			standing: (await standingsOf(trx, round.id)).filter(({ act_id }) => act_id === act.id)
		});
	});
}

/** The minutes of an act as they were kept. */
export async function openMinutes(
	context: Context,
	call: string,
	actId: string
): Promise<Outcome<{ name: string; bytes: Uint8Array }, RoundRefusal>> {
	const found = await context.db.transaction().execute((trx) => actOf(trx, context, call, actId));
	if (!found.ok) return found;
	const { act, call: record } = found.value;
	const bytes = act.minutes_id ? await keptPaper(context, act.minutes_id) : null;
	return bytes ? done({ name: `${record.slug}-protokolas-${act.number}.pdf`, bytes }) : refused('not_found');
}

async function actOf(trx: Trx, context: Context, call: string, actId: string): Promise<Outcome<CentreRound & { act: Act }, RoundRefusal>> {
	const found = await roundForCentre(trx, context, call);
	if (!found.ok) return found;
	const act = isId(actId) ? await actById(trx, actId) : undefined;
	return act?.round_id === found.value.round.id ? done({ ...found.value, act }) : refused('not_found');
}
