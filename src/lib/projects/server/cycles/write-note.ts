import { dayOf, done, newId, prose, refused, type Outcome } from '#platform';
import { record, within, type Context, type Trx } from '#platform/server';
import { runningCycle } from '../../cycle.ts';
import { questionFor, readNote, type Note, type Question } from '../../note.ts';
import { lengthFault } from '../../text.ts';
import { projectToWrite, subjectsOfProject, type WriteRefusal } from '../projects/index.ts';
import { cyclesOf } from './cycle-record.ts';
import { noteById, notesOf } from './note-record.ts';

export type WriteNote = Note & { project_id: string; came_by: 'page' | 'mail' };
export type NoteRefusal = WriteRefusal | 'note_faulty' | 'notes_many';
export type WrittenNote = { id: string; cycle_id: string | null; asked: Question };

const limit = { times: 100, seconds: 86_400 };

/**
 * Takes a ninety-second note: what was tried, what happened, what next. It is filed under the cycle that is going on, and one question
 * is asked back, by what is missing. The same note sent twice within a day is one. By the team, on a page or by mail.
 */
export function writeNote(context: Context, { project_id, came_by, ...typed }: WriteNote): Promise<Outcome<WrittenNote, NoteRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const project = await projectToWrite(trx, context, project_id);
		if (!project.ok) return project;
		const { note, faults } = readNote(typed);
		if (faults.length > 0) return refused('note_faulty', faults);
		const before = await notesOf(trx, { project_id, limit: 20 });
		const same = before.find((one) => isSame(one, note, context));
		if (same) return done({ id: same.id, cycle_id: same.cycle_id, asked: same.asked ?? 'surprise' });
		if (!(await within(trx, context.now, 'projects.note', project_id, limit))) return refused('notes_many');

		const cycle = runningCycle(await cyclesOf(trx, project_id), dayOf(context.now)) ?? null;
		const asked = questionFor(note, { cycle, asked_last: before[0]?.asked ?? null });
		const written = { id: newId(), cycle_id: cycle?.id ?? null, asked };
		await trx
			.insertInto('projects.note')
			.values({ ...written, project_id, ...note, came_by, written_at: context.now, written_by: context.actor.id as string })
			.execute();
		await record(trx, context, {
			name: 'note.written',
			...subjectsOfProject(project.value),
			particulars: { project: project.value.title }
		});
		return done(written);
	});
}

const isSame = (
	one: Note & { written_by: string; written_at: Date },
	{ tried, happened, next }: Note,
	{ actor, now }: Pick<Context, 'actor' | 'now'>
): boolean =>
	one.written_by === actor.id &&
	one.tried === tried &&
	one.happened === happened &&
	one.next === next &&
	now.getTime() - one.written_at.getTime() < 86_400_000;

/** Answers the question that was asked back; a later answer is added below the first. By the team, on a page or by mail. */
export function answerNote(
	context: Context,
	{ note_id, answer: typed }: { note_id: string; answer: string }
): Promise<Outcome<{ id: string; project_id: string }, NoteRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await noteById(trx, note_id);
		if (!found) return refused('not_found');
		const project = await projectToWrite(trx, context, found.project_id);
		if (!project.ok) return project;
		const note = (await noteById(trx, note_id)) as typeof found;
		const said = prose(typed);
		const known = note.answer ?? '';
		const repeated = known === said || known.endsWith(`\n\n${said}`);
		const answer = known === '' ? said : repeated ? known : `${known}\n\n${said}`;
		const faults = lengthFault('answer', said === '' ? '' : answer, { least: 1, most: 5000, missing: 'note_answer' });
		if (faults.length > 0) return refused('note_faulty', faults);
		await trx.updateTable('projects.note').set({ answer, answered_at: context.now }).where('id', '=', note_id).execute();
		await record(trx, context, {
			name: 'note.answered',
			...subjectsOfProject(project.value),
			particulars: { project: project.value.title }
		});
		return done({ id: note_id, project_id: note.project_id });
	});
}

/** Files a note under another cycle of its project, or under none. By the team. */
export function fileNote(
	context: Context,
	{ note_id, cycle_id }: { note_id: string; cycle_id: string }
): Promise<Outcome<{ project_id: string }, WriteRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const note = await noteById(trx, note_id);
		if (!note) return refused('not_found');
		const project = await projectToWrite(trx, context, note.project_id);
		if (!project.ok) return project;
		if (cycle_id !== '' && !(await isOf(trx, note.project_id, cycle_id))) return refused('not_found');
		await trx
			.updateTable('projects.note')
			.set({ cycle_id: cycle_id || null })
			.where('id', '=', note_id)
			.execute();
		return done({ project_id: note.project_id });
	});
}

const isOf = async (trx: Trx, project_id: string, cycle_id: string): Promise<boolean> =>
	(await cyclesOf(trx, project_id)).some(({ id }) => id === cycle_id);
