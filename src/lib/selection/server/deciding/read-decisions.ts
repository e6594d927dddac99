import { done, isId, refused, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { placedIn, proposedFor, whyNotRankedIn } from '../../act-result.ts';
import type { NotRanked } from '../../ranking.ts';
import { reasonsOf, type DecisionOutcome, type Reason } from '../../scheme.ts';
import { countHeld, standingsOf, type StandingDecision } from '../standings.ts';
import { isOn, type CentreRound } from '../centre-round.ts';
import { readDeskOf, type Desk, type DeskRefusal } from './desk.ts';
import { applicationsOf } from './minutes-facts.ts';
import { digestOf } from './pending.ts';

export const decisionFilters = ['undecided', 'departures', 'accepted', 'reserve', 'rejected'] as const;
export type DecisionFilter = (typeof decisionFilters)[number];

/** One application in the list of decisions. */
export type DecisionRow = {
	application_id: string;
	reference: string;
	school: string;
	rank: number | null;
	score: { points: number; out_of: number } | null;
	why: NotRanked['why'] | null;
	proposed: DecisionOutcome | null;
	decision: Pick<StandingDecision, 'outcome' | 'departure' | 'reserve_place' | 'reasons' | 'act_id' | 'offer' | 'withdrawn'> | null;
};
export type Tally = Record<DecisionOutcome, number> & { undecided: number; departures: number; pending: number };
export type DecisionsDesk = Pick<CentreRound, 'call' | 'round'> & {
	rows: DecisionRow[];
	tally: Tally;
	capacity: number;
	held: number;
	reasons: Reason[];
	/** Whether decisions may be made now; where not, why. */
	open: 'yes' | 'closed' | 'no_lots' | 'other_phase';
	acts: { id: string; number: number; applied_at: Date; by: string; basis: string }[];
};

/** Every application with what the rules propose and what a person has decided, best first, those not ranked at the end. */
export function readDecisions(context: Context, call: string, filter?: DecisionFilter): Promise<Outcome<DecisionsDesk, DeskRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await readDeskOf(trx, context, call);
		if (!found.ok) return found;
		const desk = found.value;
		const standings = await standingsOf(trx, desk.round.id);
		const rows = await rowsOf(trx, desk, standings);
		return done({
			call: desk.call,
			round: desk.round,
			rows: filter ? rows.filter((row) => fits(row, filter)) : rows,
			tally: tallyOf(rows),
			capacity: desk.scheme.content.capacity,
			held: countHeld(standings),
			reasons: reasonsOf(desk.scheme.content),
			open: openness(desk, context.now),
			acts: await actsOf(trx, desk.round.id)
		});
	});
}

export type OneDecision = { call: CentreRound['call']; row: DecisionRow; advice: string; reasons: Reason[]; open: DecisionsDesk['open'] };

/** One application to be decided. */
export function readDecision(context: Context, call: string, applicationId: string): Promise<Outcome<OneDecision, DeskRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await readDeskOf(trx, context, call);
		if (!found.ok) return found;
		const standings = await standingsOf(trx, found.value.round.id);
		const row = isId(applicationId)
			? (await rowsOf(trx, found.value, standings)).find(({ application_id }) => application_id === applicationId)
			: undefined;
		if (!row) return refused('not_found');
		return done({
			call: found.value.call,
			row,
			advice: standings.find(({ application_id }) => application_id === applicationId)?.advice ?? '',
			reasons: reasonsOf(found.value.scheme.content),
			open: openness(found.value, context.now)
		});
	});
}

export type Pending = {
	call: CentreRound['call'];
	seen: string;
	tally: Tally;
	capacity: number;
	held: number;
	open: DecisionsDesk['open'];
};

/** What the page shows that asks for confirmation before an act: its mark says exactly which decisions it was. */
export function readPending(context: Context, call: string): Promise<Outcome<Pending, DeskRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await readDeskOf(trx, context, call);
		if (!found.ok) return found;
		const standings = await standingsOf(trx, found.value.round.id);
		const rows = await rowsOf(trx, found.value, standings);
		return done({
			call: found.value.call,
			seen: digestOf(standings.filter(({ act_id }) => act_id === null)),
			tally: tallyOf(rows),
			capacity: found.value.scheme.content.capacity,
			held: countHeld(standings),
			open: openness(found.value, context.now)
		});
	});
}

function openness({ round, phases, inputs }: Desk, now: Date): DecisionsDesk['open'] {
	if (round.closed_at !== null) return 'closed';
	if (inputs.lots.published_at === null) return 'no_lots';
	return isOn(phases, 'decision', now) ? 'yes' : 'other_phase';
}

async function rowsOf(trx: Trx, { call, inputs, proposal }: Desk, standings: StandingDecision[]): Promise<DecisionRow[]> {
	const named = await applicationsOf(trx, call.id);
	const decided = new Map(standings.map((one) => [one.application_id, one]));
	const rows = inputs.applications.map(({ id }): DecisionRow => {
		const placed = placedIn(proposal, id);
		return {
			application_id: id,
			reference: named.get(id)?.reference ?? '',
			school: named.get(id)?.school ?? '',
			rank: placed?.rank ?? null,
			score: placed && { points: placed.points, out_of: placed.out_of },
			why: whyNotRankedIn(proposal, id),
			proposed: proposedFor(proposal, id)?.outcome ?? null,
			decision: decided.get(id) ?? null
		};
	});
	return rows.sort((one, other) => byRank(one.rank, other.rank) || (one.reference < other.reference ? -1 : 1));
}

const departs = ({ decision, proposed }: DecisionRow): boolean => decision !== null && decision.outcome !== proposed;
const isUndecided = ({ decision, proposed }: DecisionRow): boolean => decision === null && proposed !== null;

function fits(row: DecisionRow, filter: DecisionFilter): boolean {
	if (filter === 'undecided') return isUndecided(row);
	return filter === 'departures' ? departs(row) : row.decision?.outcome === filter;
}

function tallyOf(rows: DecisionRow[]): Tally {
	const count = (test: (row: DecisionRow) => boolean): number => rows.filter(test).length;
	return {
		accepted: count(({ decision }) => decision?.outcome === 'accepted'),
		reserve: count(({ decision }) => decision?.outcome === 'reserve'),
		rejected: count(({ decision }) => decision?.outcome === 'rejected'),
		undecided: count(isUndecided),
		departures: count(departs),
		pending: count(({ decision }) => decision?.act_id === null)
	};
}

const actsOf = (trx: Trx, roundId: string): Promise<DecisionsDesk['acts']> =>
	trx
		.selectFrom('selection.act as act')
		.innerJoin('people.person as person', 'person.id', 'act.applied_by')
		.select(['act.id', 'act.number', 'act.applied_at', 'act.basis', 'person.name as by'])
		.where('act.round_id', '=', roundId)
		.orderBy('act.number', 'desc')
		.execute();

/** Those who are not ranked come last. */
const byRank = (one: number | null, other: number | null): number => (one ?? Number.MAX_SAFE_INTEGER) - (other ?? Number.MAX_SAFE_INTEGER);
