import { beforeAll, beforeEach, expect } from 'vitest';
import { applyImport, previewImport, readImport, schoolByCode, startImport, type StartImport } from '#schools/server';
import type { TestDatabase } from './database.ts';
import { csvOf, rowOf } from './register-file.ts';
import { anOfficer } from './schools.ts';

type RowKind = 'new' | 'changed' | 'unchanged' | 'wrong' | 'vanished';

export const bytesOf = (rows: string[][]): Buffer => Buffer.from(csvOf(rows));

/** The nth row of the register with one other cell. */
export const changed = (n: number, place: number, value: string): string[] =>
	rowOf(n).map((cell, index) => (index === place ? value : cell));

/** An officer who imports, over a register that is empty before each test. */
export function importDesk(db: TestDatabase) {
	let person: string;
	beforeAll(async () => {
		person = await anOfficer(db);
	});
	beforeEach(async () => {
		await db.beside.query(
			`delete from schools.import; delete from schools.predecessor; delete from schools.pupil_count; delete from schools.school_version; delete from schools.school where parent_id is not null; delete from schools.school`
		);
	});
	const officer = () => db.as(person);

	/** Reads a file in; answers the import's id. */
	async function started(rows: string[][], more: Partial<StartImport> = {}): Promise<string> {
		const outcome = await startImport(officer(), { file_name: 'registras.csv', bytes: bytesOf(rows), ...more });
		if (!outcome.ok) throw new Error(JSON.stringify(outcome));
		return outcome.value.id;
	}
	async function previewed(rows: string[][], more: Partial<StartImport> = {}) {
		const id = await started(rows, more);
		return { id, preview: await previewImport(officer(), { import_id: id }) };
	}
	async function applied(rows: string[][], more: Partial<StartImport> = {}): Promise<string> {
		const { id } = await previewed(rows, more);
		expect(await applyImport(officer(), { import_id: id })).toMatchObject({ ok: true });
		return id;
	}
	async function rowsIn(id: string, outcome: RowKind) {
		const file = await readImport(officer(), id, { outcome });
		return file.ok ? file.value.rows : [];
	}
	const byCode = (code: string, day = '2026-11-27') =>
		db
			.asSystem()
			.db.transaction()
			.execute((trx) => schoolByCode(trx, code, day));

	/** All that the register says, as one text to compare. */
	async function everything(): Promise<string> {
		const tables = ['people.organisation', 'schools.school', 'schools.school_version', 'schools.pupil_count'].map((table) =>
			db.beside.query(`select * from ${table} order by 1, 2, 3`)
		);
		return JSON.stringify((await Promise.all(tables)).map(({ rows }) => rows));
	}
	return { officer, started, previewed, applied, rowsIn, byCode, everything };
}
