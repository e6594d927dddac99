import { dayOf, done, refused, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { isOpenOn, readsAll, type Part } from '../../project.ts';
import { projectFor, type ProjectRecord } from '../projects/index.ts';
import { cyclesOf, type CycleRecord } from './cycle-record.ts';
import { noteById, notesOf, type NoteRecord } from './note-record.ts';

export type Notes = { project: ProjectRecord; part: Part; writes: boolean; notes: NoteRecord[]; cycles: CycleRecord[] };

/** So many notes stand on the page; older ones on the pages of their cycles. */
const shown = 100;

/** The notes of a project, the newest first: for its team, those who help it, and the centre. To others there are none. */
export function readNotes(context: Context, project_id: string): Promise<Outcome<Notes, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await projectFor(trx, context, project_id);
		if (!found || !readsAll(found.part)) return refused('not_found');
		const { project, part } = found;
		return done({
			project,
			part,
			writes: part === 'team' && isOpenOn(project, dayOf(context.now)),
			notes: await notesOf(trx, { project_id, limit: shown }),
			cycles: await cyclesOf(trx, project_id)
		});
	});
}

/** One note, for the same people. */
export async function readNoteOf(
	context: Context,
	{ project_id, note_id }: { project_id: string; note_id: string }
): Promise<Outcome<Omit<Notes, 'notes'> & { note: NoteRecord }, 'not_found'>> {
	const all = await readNotes(context, project_id);
	if (!all.ok) return all;
	const { notes: _, ...rest } = all.value;
	const note = await context.db.transaction().execute((trx) => noteById(trx, note_id));
	return note?.project_id === project_id ? done({ ...rest, note }) : refused('not_found');
}
