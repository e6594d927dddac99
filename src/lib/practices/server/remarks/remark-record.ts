import { isId } from '#platform';
import type { Trx } from '#platform/server';
import type { RemarkAnswer } from '#projects';
import type { PracticePart } from '../../practice.ts';

/** An editor's remark on a part of a version, with what became of it. */
export type PracticeRemark = {
	id: string;
	practice_id: string;
	number: number;
	part: PracticePart;
	body: string;
	made_at: Date;
	author: string;
	answer: RemarkAnswer | null;
	answer_words: string;
	answered_at: Date | null;
	answerer: string | null;
};

const remarks = (trx: Trx) =>
	trx
		.selectFrom('practices.remark as r')
		.innerJoin('people.person as author', 'author.id', 'r.made_by')
		.leftJoin('people.person as answerer', 'answerer.id', 'r.answered_by')
		.select(['r.id', 'r.practice_id', 'r.number', 'r.part', 'r.body', 'r.made_at', 'author.name as author'])
		.select(['r.answer', 'r.answer_words', 'r.answered_at', 'answerer.name as answerer'])
		.orderBy('r.made_at')
		.orderBy('r.id');

/** The remarks on all versions of an example, the oldest first. */
export const remarksOn = async (trx: Trx, practice_id: string): Promise<PracticeRemark[]> =>
	(await remarks(trx).where('r.practice_id', '=', practice_id).execute()) as PracticeRemark[];

export const remarkOn = async (trx: Trx, id: string): Promise<PracticeRemark | undefined> =>
	isId(id) ? ((await remarks(trx).where('r.id', '=', id).executeTakeFirst()) as PracticeRemark | undefined) : undefined;
