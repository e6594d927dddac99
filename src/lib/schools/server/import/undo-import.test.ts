import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { bytesOf, changed, importDesk } from '../../../../../tests/support/imports.ts';
import { codeOf, rowOf, rowsOf, workbookOf } from '../../../../../tests/support/register-file.ts';
import { inRole } from '../../../../../tests/support/schools.ts';
import { changeSchool } from '../change-school.ts';
import { applyImport } from './apply-import.ts';
import { importSchools } from './import-schools.ts';
import { previewImport } from './preview-import.ts';
import { listImports } from './read-imports.ts';
import { undoImport } from './undo-import.ts';

const db = await testDatabase();
const { officer, previewed, applied, rowsIn, byCode, everything } = importDesk(db);

describe('undoing', () => {
	test('restores everything to what it was: names, versions of the same day, numbers, closings', async () => {
		await applied(rowsOf(6), { as_of: '2026-11-27' });
		const before = await everything();
		const id = await applied([changed(0, 1, 'Kitas vardas'), changed(1, 7, '7'), changed(2, 5, 'Kita g. 1'), rowOf(50), rowOf(51)]);
		expect(await everything()).not.toBe(before);
		expect(await undoImport(officer(), { import_id: id })).toMatchObject({ ok: true });
		expect(await everything()).toBe(before);
		expect(await undoImport(officer(), { import_id: id })).toMatchObject({ refusal: 'already_undone' });
		const list = await listImports(officer());
		expect(list.ok && list.value.map((one) => [one.id === id, one.undone_at !== null, one.rows, one.read_by]).sort()).toEqual([
			[false, false, 6, 'Daiva Centrienė'],
			[true, true, 5, 'Daiva Centrienė']
		]);
	});

	test('restores a version that the import ended', async () => {
		await applied(rowsOf(2), { as_of: '2020-09-01' });
		const before = await everything();
		const id = await applied([changed(0, 1, 'Kitas vardas'), changed(1, 7, '7')]);
		await undoImport(officer(), { import_id: id });
		expect(await everything()).toBe(before);
	});

	test('takes back the day of a number that stayed the same', async () => {
		await applied(rowsOf(2), { as_of: '2026-09-01' });
		const before = await everything();
		const id = await applied(rowsOf(2));
		expect(await countsOf(codeOf(1))).toEqual([
			{ as_of: '2026-09-01', pupils: 41, teachers: 9 },
			{ as_of: '2026-11-27', pupils: 41, teachers: 9 }
		]);
		expect(await undoImport(officer(), { import_id: id })).toMatchObject({ ok: true });
		expect(await everything()).toBe(before);
	});

	test('is refused with the school named where somebody has a role in a new one', async () => {
		const id = await applied(rowsOf(3));
		const school = await byCode(codeOf(2));
		await inRole(db, 'school_head', school?.id ?? '');
		const before = await everything();
		expect(await undoImport(officer(), { import_id: id })).toMatchObject({
			refusal: 'built_upon',
			faults: [{ values: { name: school?.name } }]
		});
		expect(await everything()).toBe(before);
		await db.beside.query('delete from people.role where organisation_id = $1', [school?.id]).catch(() => undefined);
	});

	test('is refused where a school was changed since, or a newer import stands', async () => {
		const first = await applied(rowsOf(2), { as_of: '2026-09-01' });
		await changeSchool(officer(), { school_id: (await byCode(codeOf(0)))?.id ?? '', from: '2026-10-01', name: 'Pervadinta' });
		expect(await undoImport(officer(), { import_id: first })).toMatchObject({
			refusal: 'built_upon',
			faults: [{ key: 'school_fault_changed_since' }]
		});
		await db.beside.query(`update schools.import set applied_at = applied_at - interval '1 hour'`);
		await applied([rowOf(7)]);
		expect(await undoImport(officer(), { import_id: first })).toMatchObject({ refusal: 'newer_import' });
	});
});

test('a register that has changed since the preview is previewed anew', async () => {
	await applied(rowsOf(2), { as_of: '2026-09-01' });
	const { id } = await previewed([changed(0, 1, 'Iš failo')]);
	await changeSchool(officer(), { school_id: (await byCode(codeOf(0)))?.id ?? '', from: '2026-10-01', name: 'Iš rankų' });
	expect(await applyImport(officer(), { import_id: id })).toMatchObject({ refusal: 'import_outdated' });
	await previewImport(officer(), { import_id: id });
	expect(await rowsIn(id, 'changed')).toMatchObject([{ before: { name: 'Iš rankų' }, after: { name: 'Iš failo' } }]);
	expect(await applyImport(officer(), { import_id: id })).toMatchObject({ ok: true });
});

test('applied twice at once, it is done once', async () => {
	const { id } = await previewed(rowsOf(20));
	const outcomes = await Promise.all([1, 2, 3].map(() => applyImport(officer(), { import_id: id })));
	expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
});

describe('1,200 schools', () => {
	test.each([
		['a text', false],
		['a workbook', true]
	])('are read from %s and previewed in under 3 s', async (_, asWorkbook) => {
		await applied(rowsOf(1200), { as_of: '2026-09-01' });
		const rows = rowsOf(1210).map((row, n) =>
			n % 4 === 0 ? row.map((cell, place) => (place === 7 ? String(Number(cell) + 1) : cell)) : row
		);
		const bytes = asWorkbook ? await workbookOf(rows) : bytesOf(rows);
		const began = performance.now();
		const { preview } = await previewed([], { bytes, as_of: '2026-09-01' });
		expect(performance.now() - began).toBeLessThan(3000);
		expect(preview).toMatchObject({ value: { summary: { new: 10, changed: 300, unchanged: 900, wrong: 0 } } });
	});

	test('are applied and taken back in under 3 s each', async () => {
		const { id } = await previewed(rowsOf(1200));
		const began = performance.now();
		await applyImport(officer(), { import_id: id });
		const between = performance.now();
		expect(await undoImport(officer(), { import_id: id })).toMatchObject({ ok: true });
		expect([between - began, performance.now() - between].map((time) => time < 3000)).toEqual([true, true]);
	});
});

describe('in one go, for the command line', () => {
	test('a file is imported and its wrong lines are told', async () => {
		const outcome = await importSchools(db.asSystem(), { file_name: 'registras.csv', bytes: bytesOf([rowOf(0), changed(1, 0, '123')]) });
		expect(outcome).toMatchObject({
			value: {
				applied: true,
				summary: { new: 1, wrong: 1 },
				wrong: [{ line: 3, faults: [{ field: 'legal_code', key: 'school_fault_legal_code_digits' }] }]
			}
		});
	});

	test('tried only, nothing of it is kept', async () => {
		const before = await everything();
		expect(await importSchools(db.asSystem(), { file_name: 'registras.csv', bytes: bytesOf(rowsOf(3)), dry_run: true })).toMatchObject({
			value: { applied: false, summary: { new: 3 } }
		});
		expect(await everything()).toBe(before);
		expect((await db.beside.query('select 1 from schools.import')).rowCount).toBe(0);
	});

	test('columns are named by their headers', async () => {
		const text = `A;B;C;D;E\n${codeOf(1)};Ūlos mokykla;pradinė;20;Varėnos r.`;
		const mapping = { legal_code: 'a', name: 'B', type: 2, owner_kind: 'D', municipality: 'E' };
		expect(await importSchools(db.asSystem(), { file_name: 'x.csv', bytes: Buffer.from(text), mapping })).toMatchObject({
			value: { summary: { new: 1 } }
		});
		expect(await importSchools(db.asSystem(), { file_name: 'x.csv', bytes: Buffer.from(text) })).toMatchObject({
			refusal: 'faulty',
			faults: [{ field: 'legal_code' }, { field: 'name' }]
		});
	});
});

async function countsOf(code: string) {
	const { rows } = await db.beside.query(
		`select as_of::text, pupils, teachers from schools.pupil_count join schools.school on school.id = school_id where legal_code = $1 order by as_of`,
		[code]
	);
	return rows;
}
