import * as v from 'valibot';
import type { Trx } from '#platform/server';
import { CausesSchema, type Bone } from '../../problem.ts';
import { markOf, type ProblemRecord } from './problem-record.ts';

/** What the card of a problem says to everybody. */
export type Card = { statement: string; group_code: string | null; concerns: string; causes: Bone[] };
export type CardRecord = Card & { number: number; released_at: Date };

/** The card that was released last, whether or not it stands. */
export async function lastCard(trx: Trx, project_id: string): Promise<CardRecord | null> {
	const row = await trx
		.selectFrom('projects.card')
		.select(['number', 'statement', 'group_code', 'concerns', 'causes', 'released_at'])
		.where('project_id', '=', project_id)
		.orderBy('number', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row ? { ...row, causes: v.parse(CausesSchema, row.causes) } : null;
}

/** What the card would say if it were released now. */
export const cardOf = ({ statement, group_code, concerns, causes }: ProblemRecord): Card => ({ statement, group_code, concerns, causes });

/** A mark of what a card says: whoever releases it has seen just that. */
export const markOfCard = ({ statement, group_code, concerns, causes }: Card): string =>
	markOf([statement, group_code, concerns, causes.map((bone) => [bone.words, bone.causes.map(({ words, chosen }) => [words, chosen])])]);
