import { sql } from 'kysely';
import type { Trx } from '#platform/server';
import { holdsPlace, type OfferState, type Standing } from '../held.ts';

/** The standing decision of an application, with what has become of the place. */
export type StandingDecision = Standing & {
	id: string;
	application_id: string;
	reference: string;
	school_id: string;
	school: string;
	departure: string | null;
	reserve_place: number | null;
	reasons: string[];
	advice: string;
	act_id: string | null;
	decided_at: Date;
	decided_by: string;
	/** The last offer under this decision. */
	offer_id: string | null;
	offer_source: 'list' | 'reserve' | 'appeal' | null;
	confirm_by: Date | null;
	answered_at: Date | null;
	offer: OfferState;
	/** Moved up by an appeal that was upheld: first of the reserve. */
	by_appeal: boolean;
	letter_id: string | null;
	sent_at: Date | null;
};

/** Every standing decision of a round, pending and applied, in the order of the applications' references. */
export async function standingsOf(trx: Trx, roundId: string, applicationId?: string): Promise<StandingDecision[]> {
	const { rows } = await sql<StandingDecision>`
		select d.id, d.application_id, a.reference, a.school_id, coalesce(a.school_name, '') as school, d.outcome, d.departure, d.reserve_place,
			d.reasons, d.advice, d.act_id, d.decided_at, d.decided_by, a.state = 'withdrawn' as withdrawn,
			o.id as offer_id, o.source as offer_source, o.confirm_by, o.answered_at, coalesce(o.answer, case when o.id is null then 'none' else 'open' end) as offer,
			exists (select from selection.appeal p join selection.decision before on before.id = p.decision_id
				where p.application_id = d.application_id and p.outcome = 'upheld' and before.superseded_at = d.decided_at) as by_appeal,
			l.id as letter_id, l.sent_at
		from selection.decision d
		join applications.application a on a.id = d.application_id
		left join selection.letter l on l.decision_id = d.id
		left join lateral (select * from selection.offer where decision_id = d.id order by offered_at desc, id limit 1) o on true
		where d.round_id = ${roundId} and d.superseded_at is null and (${applicationId ?? null}::uuid is null or d.application_id = ${applicationId ?? null})
		order by a.reference`.execute(trx);
	return rows;
}

/** Places that are taken. */
export const countHeld = (standings: readonly StandingDecision[]): number => standings.filter(holdsPlace).length;
