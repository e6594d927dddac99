import { isId } from '#platform';
import type { Trx } from '#platform/server';
import type { PlanPart } from '../../plan.ts';
import type { RemarkAnswer } from '../../remark.ts';

/** A remark of an expert or coordinator on a part of a version, with what became of it. */
export type RemarkRecord = {
	id: string;
	plan_id: string;
	project_id: string;
	/** The version it is about. */
	number: number;
	part: PlanPart;
	body: string;
	made_at: Date;
	made_by: string;
	author: string;
	answer: RemarkAnswer | null;
	answer_words: string;
	answered_at: Date | null;
	answerer: string | null;
};

const remarks = (trx: Trx) =>
	trx
		.selectFrom('projects.remark as r')
		.innerJoin('projects.plan as plan', 'plan.id', 'r.plan_id')
		.innerJoin('people.person as author', 'author.id', 'r.made_by')
		.leftJoin('people.person as answerer', 'answerer.id', 'r.answered_by')
		.select(['r.id', 'r.plan_id', 'plan.project_id', 'plan.number', 'r.part', 'r.body', 'r.made_at', 'r.made_by', 'author.name as author'])
		.select(['r.answer', 'r.answer_words', 'r.answered_at', 'answerer.name as answerer'])
		.orderBy('r.made_at')
		.orderBy('r.id');

/** The remarks on all versions of a project's plan, the oldest first. */
export const remarksOf = async (trx: Trx, project_id: string): Promise<RemarkRecord[]> =>
	(await remarks(trx).where('plan.project_id', '=', project_id).execute()) as RemarkRecord[];

export const remarkById = async (trx: Trx, id: string): Promise<RemarkRecord | undefined> =>
	isId(id) ? ((await remarks(trx).where('r.id', '=', id).executeTakeFirst()) as RemarkRecord | undefined) : undefined;
