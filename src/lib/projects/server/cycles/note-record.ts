import { isId } from '#platform';
import type { Trx } from '#platform/server';
import type { Question } from '../../note.ts';

export type NoteRecord = {
	id: string;
	project_id: string;
	cycle_id: string | null;
	tried: string;
	happened: string;
	next: string;
	came_by: 'page' | 'mail';
	written_at: Date;
	written_by: string;
	author: string;
	asked: Question | null;
	answer: string | null;
	answered_at: Date | null;
};

type Which = { id?: string; project_id?: string; cycle_id?: string; limit?: number };

/** Notes with who wrote them, the newest first. */
export async function notesOf(trx: Trx, { id, project_id, cycle_id, limit }: Which): Promise<NoteRecord[]> {
	const rows = await trx
		.selectFrom('projects.note as n')
		.innerJoin('people.person as p', 'p.id', 'n.written_by')
		.select([
			'n.id',
			'n.project_id',
			'n.cycle_id',
			'n.tried',
			'n.happened',
			'n.next',
			'n.came_by',
			'n.written_at',
			'n.written_by',
			'p.name as author',
			'n.asked',
			'n.answer',
			'n.answered_at'
		])
		.$if(id !== undefined, (query) => query.where('n.id', '=', id as string))
		.$if(project_id !== undefined, (query) => query.where('n.project_id', '=', project_id as string))
		.$if(cycle_id !== undefined, (query) => query.where('n.cycle_id', '=', cycle_id as string))
		.$if(limit !== undefined, (query) => query.limit(limit as number))
		.orderBy('n.written_at', 'desc')
		.orderBy('n.id', 'desc')
		.execute();
	return rows as NoteRecord[];
}

export const noteById = async (trx: Trx, id: string): Promise<NoteRecord | undefined> =>
	isId(id) ? (await notesOf(trx, { id }))[0] : undefined;
