import { sql } from 'kysely';
import { done, isId, refused, type Day, type Fault, type Outcome } from '#platform';
import { addOrganisations, removeOrganisations } from '#people/server';
import { record, type Context, type Trx } from '#platform/server';
import type { Count, Entry } from '../../version.ts';
import { mayKeepRegister } from '../may.ts';
import { municipalitiesOf } from '../queries.ts';
import { foundBy } from '../write.ts';
import { lockRegister } from './apply-import.ts';
import { lockImport } from './stored.ts';
import { close, insertVersions, upsertCounts } from './write-rows.ts';

export type UndoRefusal = 'not_yours' | 'unknown_import' | 'not_applied' | 'already_undone' | 'newer_import' | 'built_upon';

type Before = {
	version: (Entry & { id: string; starts_on: Day }) | null;
	count: (Count & { school_id: string }) | null;
	count_day: Day | null;
	closed_on: Day | null;
};
type Done = { outcome: 'new' | 'changed' | 'vanished'; name: string; school_id: string; version_id: string | null; undo: Before };

/**
 * Takes a whole import back: changed schools are as they were, new ones are gone. Refused, with the schools named, where
 * something has been built upon it since: a person's role, a staff list, an application, a later change.
 */
export function undoImport(context: Context, input: { import_id: string }): Promise<Outcome<undefined, UndoRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		await lockRegister(trx);
		const found = isId(input.import_id) ? await lockImport(trx, input.import_id) : undefined;
		if (!(await mayKeepRegister(trx, context))) return refused('not_yours');
		if (!found) return refused('unknown_import');
		if (!found.applied_at) return refused('not_applied');
		if (found.undone_at) return refused('already_undone');
		if (await hasNewer(trx, found.applied_at)) return refused('newer_import');
		const rows = await rowsDone(trx, found.id);
		const changedSince = await newerVersions(trx, rows);
		if (changedSince.length > 0) return refused('built_upon', changedSince);

		await sql`savepoint before_undo`.execute(trx);
		const inUse = await takeBack(trx, rows);
		if (inUse.length > 0) {
			await sql`rollback to savepoint before_undo`.execute(trx);
			return refused('built_upon', inUse);
		}
		await trx
			.updateTable('schools.import')
			.set({ undone_at: context.now, undone_by: context.actor.id })
			.where('id', '=', found.id)
			.execute();
		await record(trx, context, {
			name: 'import.undone',
			subject: { kind: 'import', id: found.id },
			also: rows.map(({ school_id }) => ({ kind: 'school', id: school_id })),
			particulars: { file: found.file_name }
		});
		return done();
	});
}

const hasNewer = async (trx: Trx, appliedAt: Date): Promise<boolean> =>
	(await trx
		.selectFrom('schools.import')
		.select('id')
		.where('applied_at', '>', appliedAt)
		.where('undone_at', 'is', null)
		.executeTakeFirst()) !== undefined;

const rowsDone = (trx: Trx, id: string): Promise<Done[]> =>
	trx
		.selectFrom('schools.import_row')
		.select([
			'name',
			'version_id',
			sql<Done['outcome']>`outcome`.as('outcome'),
			sql<string>`school_id`.as('school_id'),
			sql<Before>`undo`.as('undo')
		])
		.where('import_id', '=', id)
		.where('undo', 'is not', null)
		.orderBy('line')
		.execute();

/** Schools whose facts were changed again after the import. */
async function newerVersions(trx: Trx, rows: Done[]): Promise<Fault[]> {
	const latest = await trx
		.selectFrom('schools.school_version')
		.select(['id', 'school_id'])
		.where('ends_on', 'is', null)
		.where(
			'school_id',
			'in',
			rows.map(({ school_id }) => school_id)
		)
		.execute();
	const versions = new Map(latest.map(({ id, school_id }) => [school_id, id]));
	return rows
		.filter(({ version_id, school_id }) => version_id !== null && versions.get(school_id) !== version_id)
		.map(({ name }) => ({ field: 'import', key: 'school_fault_changed_since', values: { name } }));
}

/** Answers the schools that something stands upon: the database knows, whichever slice has built it. */
async function takeBack(trx: Trx, rows: Done[]): Promise<Fault[]> {
	const added = rows.filter(({ outcome }) => outcome === 'new');
	const others = rows.filter(({ outcome }) => outcome !== 'new');
	try {
		await removeSchools(
			trx,
			added.map(({ school_id }) => school_id)
		);
	} catch (error) {
		const { code, detail = '' } = error as { code?: string; detail?: string };
		if (code !== '23503') throw error;
		const school = added.find(({ school_id }) => detail.includes(school_id));
		return [{ field: 'import', key: 'school_fault_in_use', values: { name: school?.name ?? '' } }];
	}
	await restoreVersions(trx, others);
	await restoreCounts(trx, others);
	await close(
		trx,
		others.map(({ school_id, undo }) => ({ id: school_id, closed_on: undo.closed_on as null }))
	);
	return [];
}

async function removeSchools(trx: Trx, ids: string[]): Promise<void> {
	if (ids.length === 0) return;
	await trx.deleteFrom('schools.school_version').where('school_id', 'in', ids).execute();
	await trx.deleteFrom('schools.pupil_count').where('school_id', 'in', ids).execute();
	await trx.deleteFrom('schools.school').where('id', 'in', ids).execute();
	await removeOrganisations(trx, ids);
}

async function restoreVersions(trx: Trx, rows: Done[]): Promise<void> {
	const written = rows.filter(({ version_id, undo }) => version_id !== null && undo.version !== null);
	if (written.length === 0) return;
	await trx
		.deleteFrom('schools.school_version')
		.where(
			'id',
			'in',
			written.map(({ version_id }) => version_id as string)
		)
		.execute();
	const old = written.map(({ undo }) => undo.version as Entry & { id: string; starts_on: Day });
	const there = await trx
		.updateTable('schools.school_version')
		.set({ ends_on: null })
		.where(
			'id',
			'in',
			old.map(({ id }) => id)
		)
		.returning('id')
		.execute();
	const names = new Map((await municipalitiesOf(trx)).map((one) => [one.id, one]));
	const codes = new Map(
		(
			await trx
				.selectFrom('schools.school')
				.select(['id', 'legal_code'])
				.where(
					'id',
					'in',
					written.map(({ school_id }) => school_id)
				)
				.execute()
		).map((school) => [school.id, school.legal_code])
	);
	const gone = written.filter(({ undo }) => !there.some(({ id }) => id === undo.version?.id));
	await insertVersions(
		trx,
		gone.map(({ school_id, undo }) => ({
			...undo.version,
			school_id,
			found_by: foundBy(undo.version as Entry, names.get(undo.version?.municipality_id ?? '') ?? { name: '' }, codes.get(school_id) ?? '')
		}))
	);
	await addOrganisations(
		trx,
		written.map(({ school_id, undo }) => ({ id: school_id, kind: 'school' as const, name: undo.version?.name ?? '' }))
	);
}

async function restoreCounts(trx: Trx, rows: Done[]): Promise<void> {
	for (const { school_id, undo } of rows) {
		if (undo.count_day !== null && undo.count === null) {
			await trx.deleteFrom('schools.pupil_count').where('school_id', '=', school_id).where('as_of', '=', undo.count_day).execute();
		}
	}
	await upsertCounts(
		trx,
		rows.flatMap(({ undo }) => undo.count ?? [])
	);
}
