import { sql } from 'kysely';
import { dayOf, isId, type Text } from '#platform';
import type { Context, Trx } from '#platform/server';
import { accessTo } from '#applications/server';
import { holds } from '#people/server';
import { callById, openCalls, type CallRecord } from '#programmes/server';
import { isWithin, lastMinuteAfter } from '../../clocks.ts';
import type { DecisionOutcome } from '../../scheme.ts';
import { actById } from '../act.ts';
import { roundOfCall } from '../centre-round.ts';
import { standingsOf, type StandingDecision } from '../standings.ts';

export type OwnAppeal = {
	filed_at: Date;
	due_on: string;
	grounds: string;
	outcome: 'upheld' | 'dismissed' | null;
	reason: string | null;
	decided_at: Date | null;
};
export type OwnDecision = {
	application: { id: string; reference: string; school_id: string; withdrawn: boolean };
	call: CallRecord;
	/** What was decided and told; null while a new decision is awaited. */
	decision: {
		outcome: DecisionOutcome;
		number: string;
		subject: string;
		body: string;
		sent_at: Date;
		offer: StandingDecision['offer'];
		source: StandingDecision['offer_source'];
		confirm_by: Date | null;
		reserve_place: number | null;
		by_appeal: boolean;
		/** The letter of an upheld appeal is not sent yet: the one before tells what no longer stands. */
		outdated: boolean;
	} | null;
	/** An earlier decision that was told and taken back, with why. */
	undone: { at: Date; why: string } | null;
	appeal: OwnAppeal | null;
	appeal_by: Date | null;
	may: { answer: boolean; appeal: boolean; carry: boolean };
	/** An open call of the same programme to which the school has no application yet. */
	next: { slug: string; name: Text; closes_at: Date } | null;
};

/** The decision about an application for those who may read it: nothing before its letter is sent. */
export async function readOwnDecision(context: Context, applicationId: string): Promise<OwnDecision | undefined> {
	const open = await openCalls(context);
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		const access = isId(applicationId) ? await accessTo(trx, context, applicationId) : undefined;
		const round = access && !access.claimed ? await roundOfCall(trx, access.call_id) : undefined;
		const call = access && (await callById(trx, access.call_id));
		if (!access || !round || !call) return undefined;
		const [standing] = await standingsOf(trx, round.id, access.id);
		const letter = await lastLetter(trx, access.id);
		if (!letter) return undefined;
		const told = standing?.act_id && (standing.sent_at !== null || standing.by_appeal) ? standing : null;
		const speaks = await holds(trx, actor, ['school_head', 'school_coordinator'], access.school_id, dayOf(now));
		const withdrawn = access.state === 'withdrawn';
		const appeal = await appealOf(trx, access.id);
		const act = told?.act_id ? await actById(trx, told.act_id) : undefined;
		const appeal_by = act && told && !told.by_appeal ? lastMinuteAfter(letter.sent_at, act.scheme.appeal_days) : null;
		const next = await nextCall(trx, access.school_id, call, open);
		return {
			application: { id: access.id, reference: access.reference, school_id: access.school_id, withdrawn },
			call,
			decision: told && {
				outcome: told.outcome,
				number: letter.number,
				subject: letter.subject,
				body: letter.body,
				sent_at: letter.sent_at,
				offer: told.offer,
				source: told.offer_source,
				confirm_by: told.confirm_by,
				reserve_place: told.by_appeal ? 1 : told.reserve_place,
				by_appeal: told.by_appeal,
				outdated: told.sent_at === null
			},
			undone: told ? null : await undoneOf(trx, access.id),
			appeal,
			appeal_by,
			may: {
				answer: speaks && !withdrawn && told?.offer === 'open' && told.confirm_by !== null && isWithin(told.confirm_by, now),
				appeal: speaks && !withdrawn && !appeal && told?.outcome !== 'accepted' && appeal_by !== null && isWithin(appeal_by, now),
				carry: speaks && next !== null && told !== null && gotNoPlace(told)
			},
			next
		};
	});
}

/** Refused, in reserve, or a place that was given back or not answered for. */
const gotNoPlace = ({ outcome, offer }: StandingDecision): boolean =>
	offer === 'declined' || offer === 'lapsed' || (outcome !== 'accepted' && offer === 'none');

const lastLetter = (trx: Trx, applicationId: string) =>
	trx
		.selectFrom('selection.letter as letter')
		.innerJoin('selection.decision as decision', 'decision.id', 'letter.decision_id')
		.select(['letter.number', 'letter.subject', 'letter.body', 'letter.sent_at'])
		.where('decision.application_id', '=', applicationId)
		.where('letter.sent_at', 'is not', null)
		.orderBy('letter.sent_at', 'desc')
		.limit(1)
		.executeTakeFirst() as Promise<{ number: string; subject: string; body: string; sent_at: Date } | undefined>;

async function undoneOf(trx: Trx, applicationId: string): Promise<{ at: Date; why: string } | null> {
	const row = await trx
		.selectFrom('selection.decision as decision')
		.innerJoin('selection.letter as letter', 'letter.decision_id', 'decision.id')
		.select(['decision.superseded_at as at', 'decision.superseded_why as why'])
		.where('decision.application_id', '=', applicationId)
		.where('decision.superseded_at', 'is not', null)
		.where('letter.sent_at', 'is not', null)
		.orderBy('decision.superseded_at', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row?.at && row.why ? { at: row.at, why: row.why } : null;
}

async function appealOf(trx: Trx, applicationId: string): Promise<OwnAppeal | null> {
	const row = await trx
		.selectFrom('selection.appeal')
		.select(['filed_at', 'due_on', 'grounds', 'outcome', 'reason', 'decided_at'])
		.where('application_id', '=', applicationId)
		.orderBy('filed_at', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row ? { ...row, outcome: row.outcome as OwnAppeal['outcome'] } : null;
}

async function nextCall(
	trx: Trx,
	schoolId: string,
	call: CallRecord,
	open: Awaited<ReturnType<typeof openCalls>>
): Promise<OwnDecision['next']> {
	const candidates = open.filter(
		({ id, phase, programme }) => id !== call.id && programme.id === call.programme.id && (phase === 'open' || phase === 'closing_soon')
	);
	for (const { id, slug, name, closes_at } of candidates) {
		const { rows } =
			await sql`select from applications.application where call_id = ${id} and school_id = ${schoolId} and state <> 'withdrawn' limit 1`.execute(
				trx
			);
		if (rows.length === 0) return { slug, name, closes_at };
	}
	return null;
}
