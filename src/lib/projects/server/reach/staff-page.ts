import { done, prose, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { lengthFault } from '../../text.ts';
import { isCode, newCode } from './name-record.ts';
import { projectById, projectOfTeam, projectToWrite, subjectsOfProject, type WriteRefusal } from '../projects/index.ts';

/** What the whole staff reads, and the secret part of its address. */
export type StaffPage = { code: string; what: string; why: string; changes: string; open: boolean; revision: number };
export type StaffPageRefusal = WriteRefusal | 'staff_faulty' | 'changed_meanwhile';

const columns = ['code', 'what', 'why', 'changes', 'open', 'revision'] as const;

export const staffPageOf = async (trx: Trx, project_id: string): Promise<StaffPage | null> =>
	(await trx.selectFrom('projects.staff_page').select(columns).where('project_id', '=', project_id).executeTakeFirst()) ?? null;

/**
 * Writes the page for the whole staff: what the team does on their behalf, why, and what changes for them. The first time it gets its
 * address. Refused when somebody has changed it since the page showed it. By the team.
 */
export function saveStaffPage(
	context: Context,
	{ project_id, seen_revision, ...typed }: { project_id: string; seen_revision: number; what: string; why: string; changes: string }
): Promise<Outcome<{ code: string }, StaffPageRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const project = await projectToWrite(trx, context, project_id);
		if (!project.ok) return project;
		const words = { what: prose(typed.what), why: prose(typed.why), changes: prose(typed.changes) };
		const faults = [
			...lengthFault('what', words.what, { least: 3, most: 3000, missing: 'staff_what' }),
			...lengthFault('why', words.why, { most: 3000 }),
			...lengthFault('changes', words.changes, { most: 3000 })
		];
		if (faults.length > 0) return refused('staff_faulty', faults);
		const before = await staffPageOf(trx, project_id);
		const same = before && before.what === words.what && before.why === words.why && before.changes === words.changes;
		if (same) return done({ code: before.code });
		if ((before?.revision ?? 0) !== seen_revision) return refused('changed_meanwhile');
		const changed = { ...words, changed_at: context.now, changed_by: context.actor.id as string };
		const code = before?.code ?? newCode();
		await (before
			? trx
					.updateTable('projects.staff_page')
					.set({ ...changed, revision: before.revision + 1 })
					.where('project_id', '=', project_id)
					.execute()
			: trx
					.insertInto('projects.staff_page')
					.values({ project_id, code, ...changed, revision: 1 })
					.execute());
		await record(trx, context, { name: 'staff_page.saved', ...subjectsOfProject(project.value) });
		return done({ code });
	});
}

/** Gives the page for the staff a new address: the old one is worth nothing from then on. By the team, also when the project is over. */
export const renewStaffLink = (context: Context, project_id: string): Promise<Outcome<undefined, WriteRefusal>> =>
	change(context, project_id, 'staff_page.renewed', projectOfTeam, () => ({ code: newCode() }));

/** Closes the page for the staff, at any time, or opens it again under the same address while the project goes on. By the team. */
export const openStaffPage = (context: Context, { project_id, open }: { project_id: string; open: boolean }) =>
	change(context, project_id, open ? 'staff_page.opened' : 'staff_page.closed', open ? projectToWrite : projectOfTeam, () => ({ open }));

function change(
	context: Context,
	project_id: string,
	name: `staff_page.${string}`,
	toChange: typeof projectOfTeam | typeof projectToWrite,
	to: () => { code: string } | { open: boolean }
): Promise<Outcome<undefined, WriteRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const project = await toChange(trx, context, project_id);
		if (!project.ok) return project;
		if (!(await staffPageOf(trx, project_id))) return refused('not_found');
		await trx
			.updateTable('projects.staff_page')
			.set({ ...to(), changed_at: context.now, changed_by: context.actor.id as string })
			.where('project_id', '=', project_id)
			.execute();
		await record(trx, context, { name, ...subjectsOfProject(project.value) });
		return done();
	});
}

/** What somebody reads who has the address: of the project no more than stands here, and nobody's name. */
export type StaffReading = Pick<StaffPage, 'what' | 'why' | 'changes'> & { title: string; school: string; ended: boolean };

export function readStaffPage(context: Context, code: string): Promise<Outcome<StaffReading, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		if (!isCode(code)) return refused('not_found');
		const row = await trx
			.selectFrom('projects.staff_page')
			.select(['project_id', 'what', 'why', 'changes'])
			.where('code', '=', code)
			.where('open', '=', true)
			.executeTakeFirst();
		const project = row && (await projectById(trx, context, row.project_id));
		if (!row || !project) return refused('not_found');
		const { what, why, changes } = row;
		return done({ what, why, changes, title: project.title, school: project.school, ended: project.ended_at !== null });
	});
}
