import * as v from 'valibot';
import { isId, newId, refused, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import type { Group } from '../groups.ts';
import { measure } from '../measure.ts';
import { SituationSchema, type Situation } from '../situation.ts';
import { lockFormation, type FormationRefusal, type OfficerFormation } from './formation.ts';

const GroupsSchema = v.array(v.object({ host: v.string(), members: v.array(v.string()), locked: v.array(v.string()) }));

export type How = 'computed' | 'moved' | 'locked';
export type ProposalRecord = {
	id: string;
	edition_id: string;
	number: number;
	how: How;
	base_id: string | null;
	run_id: string | null;
	situation: Situation;
	groups: Group[];
	objective: number;
	bound: number | null;
	note: string;
	made_at: Date;
	made_by: string | null;
};

export async function proposalById(trx: Trx, id: string): Promise<ProposalRecord | undefined> {
	if (!isId(id)) return undefined;
	const row = await trx.selectFrom('networks.proposal').selectAll().where('id', '=', id).executeTakeFirst();
	return (
		row && {
			...row,
			how: row.how as How,
			situation: v.parse(SituationSchema, row.situation),
			groups: v.parse(GroupsSchema, row.groups)
		}
	);
}

/** A proposal with its formation, held for an officer who makes the next one of it. */
export async function lockProposal(
	trx: Trx,
	context: Context,
	id: string
): Promise<Outcome<OfficerFormation & { proposal: ProposalRecord }, FormationRefusal>> {
	const proposal = await proposalById(trx, id);
	if (!proposal) return refused('not_found');
	const found = await lockFormation(trx, context, proposal.edition_id);
	return found.ok ? { ok: true, value: { ...found.value, proposal } } : found;
}

export type NewProposal = Pick<ProposalRecord, 'edition_id' | 'how' | 'base_id' | 'run_id' | 'situation' | 'groups'> & {
	bound?: number | null;
	note?: string;
};
export type Written = { id: string; number: number };

/** Writes the next proposal of an edition, whose formation is held. It is measured here, whoever made it. */
export async function writeProposal(trx: Trx, { actor, now }: Pick<Context, 'actor' | 'now'>, made: NewProposal): Promise<Written> {
	const id = newId();
	const last = await trx
		.selectFrom('networks.proposal')
		.select((eb) => eb.fn.max('number').as('number'))
		.where('edition_id', '=', made.edition_id)
		.executeTakeFirst();
	const number = (last?.number ?? 0) + 1;
	await trx
		.insertInto('networks.proposal')
		.values({
			id,
			number,
			edition_id: made.edition_id,
			how: made.how,
			base_id: made.base_id,
			run_id: made.run_id,
			situation: JSON.stringify(made.situation),
			groups: JSON.stringify(made.groups),
			objective: measure(made.situation, made.groups).points,
			bound: made.bound ?? null,
			note: made.note ?? '',
			made_at: now,
			made_by: actor.id
		})
		.execute();
	return { id, number };
}
