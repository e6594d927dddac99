import { done, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { groupOf, lockExactly, type Group } from '../groups.ts';
import { schoolsOf } from '../measure.ts';
import { applyShift } from '../shifts.ts';
import type { FormationRefusal, OfficerFormation } from './formation.ts';
import { lockProposal, writeProposal, type How, type ProposalRecord, type Written } from './proposals.ts';

export type ShiftRefusal = FormationRefusal | 'unknown_school' | 'same_network' | 'unknown_network';

/** Moves a school to another network: the next proposal, whatever sizes come of it; only confirming asks for those (B-02). */
export function moveSchool(
	context: Context,
	{ proposal_id, school_id, to }: { proposal_id: string; school_id: string; to: number }
): Promise<Outcome<Written, ShiftRefusal>> {
	return change(context, proposal_id, 'moved', ({ groups, situation }) => {
		const from = groupOf(groups, school_id);
		if (from === -1) return refused('unknown_school');
		if (!Number.isInteger(to) || groups[to] === undefined) return refused('unknown_network');
		if (from === to) return refused('same_network');
		const name = schoolsOf(situation).get(school_id)?.name;
		return done({
			groups: applyShift(situation, groups, { school: school_id, to, other: null }),
			event: { name: 'formation.school_moved', particulars: { school: name, from: from + 1, to: to + 1 } }
		});
	});
}

/** Two schools of different networks change places: the next proposal. */
export function swapSchools(
	context: Context,
	{ proposal_id, school_id, other_id }: { proposal_id: string; school_id: string; other_id: string }
): Promise<Outcome<Written, ShiftRefusal>> {
	return change(context, proposal_id, 'moved', ({ groups, situation }) => {
		const [from, to] = [groupOf(groups, school_id), groupOf(groups, other_id)];
		if (from === -1 || to === -1) return refused('unknown_school');
		if (from === to) return refused('same_network');
		const schools = schoolsOf(situation);
		return done({
			groups: applyShift(situation, groups, { school: school_id, to, other: other_id }),
			event: {
				name: 'formation.schools_swapped',
				particulars: { school: schools.get(school_id)?.name, other: schools.get(other_id)?.name, from: from + 1, to: to + 1 }
			}
		});
	});
}

/** Locks exactly these schools where they are, and no others: the next computation from here leaves them there. */
export function lockSchools(
	context: Context,
	{ proposal_id, schools }: { proposal_id: string; schools: readonly string[] }
): Promise<Outcome<Written, FormationRefusal | 'unknown_school' | 'nothing_changed'>> {
	return change(context, proposal_id, 'locked', ({ groups }) => {
		if (schools.some((school) => groupOf(groups, school) === -1)) return refused('unknown_school');
		const locked = groups.flatMap((group) => group.locked);
		if (locked.length === new Set(schools).size && locked.every((school) => schools.includes(school))) return refused('nothing_changed');
		return done({
			groups: lockExactly(groups, schools),
			event: { name: 'formation.schools_locked', particulars: { count: new Set(schools).size } }
		});
	});
}

type Changed = { groups: Group[]; event: { name: `formation.${string}`; particulars: Record<string, unknown> } };

/** The order of every change: hold, look, decide, write the next proposal, record. */
function change<Refusal extends string>(
	context: Context,
	proposalId: string,
	how: How,
	decide: (proposal: ProposalRecord) => Outcome<Changed, Refusal>
): Promise<Outcome<Written, FormationRefusal | Refusal>> {
	return context.db.transaction().execute(async (trx): Promise<Outcome<Written, FormationRefusal | Refusal>> => {
		const found = await lockProposal(trx, context, proposalId);
		if (!found.ok) return found;
		const decided = decide(found.value.proposal);
		if (!decided.ok) return decided;
		return done(await writeNext(trx, context, found.value, how, decided.value));
	});
}

async function writeNext(
	trx: Trx,
	context: Context,
	{ edition, proposal }: OfficerFormation & { proposal: ProposalRecord },
	how: How,
	{ groups, event }: Changed
): Promise<Written> {
	const written = await writeProposal(trx, context, {
		edition_id: edition.id,
		how,
		base_id: proposal.id,
		run_id: null,
		situation: proposal.situation,
		groups,
		// What is proven of the problem stays true of every division of it, unless locks narrowed it.
		bound: proposal.groups.every(({ locked }) => locked.length === 0) ? proposal.bound : null
	});
	await record(trx, context, {
		name: event.name,
		subject: { kind: 'edition', id: edition.id },
		particulars: { edition: edition.name, ...event.particulars, number: written.number }
	});
	return written;
}
