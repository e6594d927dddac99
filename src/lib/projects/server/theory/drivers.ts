import { dayOf, done, isId, newId, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { asRows, parentsOf, readOutline, type DriverRow, type TypedDriver } from '../../drivers.ts';
import { isOpenOn } from '../../project.ts';
import { markOf } from '../problems/problem-record.ts';
import { projectFor, projectToWrite, type WriteRefusal } from '../projects/part-in.ts';
import { subjectsOf } from '../projects/project-record.ts';
import type { ProjectFront } from '../projects/read-project.ts';
import { aimsOf, type AimRecord } from './aim.ts';

/** The driver diagram of a project in the order of its outline. */
export async function driversOf(trx: Trx, projectId: string): Promise<DriverRow[]> {
	const rows = await trx
		.selectFrom('projects.driver')
		.select(['id', 'level', 'words'])
		.where('project_id', '=', projectId)
		.where('removed_at', 'is', null)
		.orderBy('position')
		.orderBy('id')
		.execute();
	return rows as DriverRow[];
}

export type DriversPage = Omit<ProjectFront, 'progress'> & { aim: AimRecord | null; rows: DriverRow[]; mark: string };

/** The theory of a project: its aim, what that depends on, and what could be changed. */
export function readDrivers(context: Context, id: string): Promise<Outcome<DriversPage, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await projectFor(trx, context, id);
		if (!found) return refused('not_found');
		const [aim] = await aimsOf(trx, found.project.id);
		const rows = await driversOf(trx, found.project.id);
		return done({ ...found, open: isOpenOn(found.project, dayOf(context.now)), aim: aim ?? null, rows, mark: markOfRows(rows) });
	});
}

export type SaveDriversRefusal = WriteRefusal | 'drivers_faulty' | 'changed_meanwhile';

/**
 * Writes the driver diagram from its outline. Rows keep who they are when they are moved or worded anew; a row without words is
 * taken out of the diagram, while cycles that tested it keep it. `seen` is the mark of the outline that was read.
 */
export function saveDrivers(
	context: Context,
	input: { project_id: string; rows: readonly TypedDriver[]; seen: string }
): Promise<Outcome<undefined, SaveDriversRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await projectToWrite(trx, context, input.project_id);
		if (!found.ok) return found;
		const read = readOutline(asRows(input.rows));
		if ('faults' in read) return refused('drivers_faulty', read.faults);
		const before = await driversOf(trx, found.value.id);
		if (markOfRows(before) !== input.seen) return refused('changed_meanwhile');
		const known = new Set(before.map(({ id }) => id));
		const rows = read.rows.map((row) => ({ ...row, id: known.delete(row.id) ? row.id : newId() }));
		if (markOfRows(rows) === markOfRows(before)) return done();
		await writeRows(trx, context, found.value.id, rows, before);
		await record(trx, context, { name: 'driver.changed', ...subjectsOf(found.value), particulars: { title: found.value.title } });
		return done();
	});
}

async function writeRows(
	trx: Trx,
	{ actor, now }: Pick<Context, 'actor' | 'now'>,
	project_id: string,
	rows: readonly DriverRow[],
	before: readonly DriverRow[]
): Promise<void> {
	if (actor.kind !== 'person') return;
	const parents = parentsOf(rows);
	const standing = new Set(before.map(({ id }) => id));
	for (const [position, { id, level, words }] of rows.entries()) {
		const parent = parents[position];
		const values = { level, words, position, parent_id: parent === null || parent === undefined ? null : (rows[parent]?.id ?? null) };
		if (standing.has(id)) await trx.updateTable('projects.driver').set(values).where('id', '=', id).execute();
		else
			await trx
				.insertInto('projects.driver')
				.values({ id, project_id, ...values, added_at: now, added_by: actor.id })
				.execute();
	}
	const kept = new Set(rows.map(({ id }) => id));
	const gone = before.map(({ id }) => id).filter((id) => isId(id) && !kept.has(id));
	if (gone.length > 0) await trx.updateTable('projects.driver').set({ removed_at: now }).where('id', 'in', gone).execute();
}

const markOfRows = (rows: readonly DriverRow[]): string => markOf(rows.map(({ id, level, words }) => [id, level, words]));
