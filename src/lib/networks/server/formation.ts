import * as v from 'valibot';
import { isId, refused, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { editionFor, type EditionOfCentre } from '#programmes/server';
import { CriteriaSchema, type Criteria } from '../criteria.ts';
import type { Level, Situation, Wish } from '../situation.ts';
import { candidatesOf } from './candidates.ts';
import { holdFormation } from './officer.ts';

export type FormationRecord = {
	edition_id: string;
	level: Level;
	networks: number;
	least: number;
	most: number;
	criteria: Criteria;
	revision: number;
	changed_at: Date;
};
export type StandingWish = Wish & { id: string; reason: string; made_at: Date };
export type OfficerFormation = { edition: EditionOfCentre; formation: FormationRecord };
export type FormationRefusal = 'not_found' | 'not_begun' | 'already_formed';

/** The formation of an edition, held for an officer who changes it. Once the networks are formed nothing of it changes. */
export async function lockFormation(trx: Trx, context: Context, editionId: string): Promise<Outcome<OfficerFormation, FormationRefusal>> {
	if (!isId(editionId)) return refused('not_found');
	await holdFormation(trx, editionId);
	const edition = await editionFor(trx, context, editionId);
	if (!edition) return refused('not_found');
	const formation = await formationOf(trx, edition.id);
	if (!formation) return refused('not_begun');
	if (await isFormed(trx, edition.id)) return refused('already_formed');
	return { ok: true, value: { edition, formation } };
}

export async function formationOf(trx: Trx, editionId: string): Promise<FormationRecord | undefined> {
	const row = await trx
		.selectFrom('networks.formation')
		.select(['edition_id', 'level', 'networks', 'least', 'most', 'criteria', 'revision', 'changed_at'])
		.where('edition_id', '=', editionId)
		.executeTakeFirst();
	return row && { ...row, level: row.level as Level, criteria: v.parse(CriteriaSchema, row.criteria) };
}

/** Whether the networks of an edition are formed. */
export const isFormed = async (trx: Trx, editionId: string): Promise<boolean> =>
	(await trx
		.selectFrom('networks.network')
		.select('id')
		.where('edition_id', '=', editionId)
		.where('kind', '=', 'formed')
		.limit(1)
		.executeTakeFirst()) !== undefined;

/** The wishes that stand, the oldest first. */
export const wishesOf = async (trx: Trx, editionId: string): Promise<StandingWish[]> =>
	(await trx
		.selectFrom('networks.wish')
		.select(['id', 'kind', 'school_id', 'other_id', 'reason', 'made_at'])
		.where('edition_id', '=', editionId)
		.where('ended_at', 'is', null)
		.orderBy('made_at')
		.orderBy('id')
		.execute()) as StandingWish[];

/** All that a division rests on, as it stands now. Wishes about schools that take part no more are left out. */
export async function situationOf(
	trx: Trx,
	{ now }: Pick<Context, 'now'>,
	{ edition_id, networks, least, most, criteria }: FormationRecord
): Promise<Situation> {
	const schools = await candidatesOf(trx, { now }, edition_id);
	const present = new Set(schools.map(({ id }) => id));
	const wishes = (await wishesOf(trx, edition_id))
		.filter(({ school_id, other_id }) => present.has(school_id) && present.has(other_id))
		.map(({ kind, school_id, other_id }): Wish => ({ kind, school_id, other_id }));
	return { networks, least, most, criteria, schools, wishes };
}

/** Counts a change, so that whoever looked before it is told. */
export const countChange = (
	trx: Trx,
	{ actor, now }: Pick<Context, 'actor' | 'now'>,
	editionId: string,
	values: { level?: Level; networks?: number; least?: number; most?: number; criteria?: string } = {}
) =>
	trx
		.updateTable('networks.formation')
		.set((eb) => ({ ...values, revision: eb('revision', '+', 1), changed_at: now, changed_by: actor.id }))
		.where('edition_id', '=', editionId)
		.execute();
