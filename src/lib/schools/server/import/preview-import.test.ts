import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { bytesOf, changed, importDesk } from '../../../../../tests/support/imports.ts';
import { codeOf, csvOf, rowOf, rowsOf } from '../../../../../tests/support/register-file.ts';
import { aPerson, aSchool, inRole } from '../../../../../tests/support/schools.ts';
import { closeSchool } from '../close-school.ts';
import { pupilsAsOf } from '../queries.ts';
import { applyImport } from './apply-import.ts';
import { previewImport } from './preview-import.ts';
import { listImports, readImport } from './read-imports.ts';
import { startImport, type StartImport } from './start-import.ts';
import { undoImport } from './undo-import.ts';

const db = await testDatabase();
const { officer, started, previewed, applied, rowsIn, byCode, everything } = importDesk(db);

test('a preview touches nothing, applying does what it said', async () => {
	const before = await everything();
	const { id, preview } = await previewed(rowsOf(10));
	expect(preview).toMatchObject({ value: { summary: { new: 10, changed: 0, unchanged: 0, wrong: 0 }, stopped: false } });
	expect(await everything()).toBe(before);
	expect(await applyImport(officer(), { import_id: id })).toMatchObject({ ok: true, value: { new: 10 } });
	expect(await byCode(codeOf(3))).toMatchObject({
		name: 'Vėtrungių 3 pradinė mokykla',
		type_code: 'primary',
		owner_kind: 20,
		municipality_code: 'LT-04',
		email: 'rastine3@mokykla.example'
	});
	expect(await applyImport(officer(), { import_id: id })).toMatchObject({ refusal: 'already_applied' });
	expect(await previewImport(officer(), { import_id: id })).toMatchObject({ refusal: 'already_applied' });
});

test('the same file again changes nothing', async () => {
	await applied(rowsOf(5));
	const { id, preview } = await previewed(rowsOf(5));
	expect(preview).toMatchObject({ value: { summary: { new: 0, unchanged: 5 } } });
	expect(await applyImport(officer(), { import_id: id })).toMatchObject({ refusal: 'nothing_to_do' });
});

test('what would change is shown with what stood before, and the past stays (S-10)', async () => {
	await applied(rowsOf(3), { as_of: '2026-09-01' });
	const { id } = await previewed([changed(0, 1, 'Žiežmarių gimnazija'), changed(1, 7, '99'), changed(2, 6, '')]);
	expect(await rowsIn(id, 'changed')).toMatchObject([
		{ line: 2, before: { name: 'Žiežmarių 0 gimnazija' }, after: { name: 'Žiežmarių gimnazija' } },
		{ line: 3, before: { pupils: 41 }, after: { pupils: 99 } },
		{ line: 4, before: { pupils_as_of: '2026-09-01' }, after: { pupils_as_of: '2026-11-27' } }
	]);
	await applyImport(officer(), { import_id: id });
	expect(await byCode(codeOf(0), '2026-11-26')).toMatchObject({ name: 'Žiežmarių 0 gimnazija' });
	expect(await byCode(codeOf(0))).toMatchObject({ name: 'Žiežmarių gimnazija' });
	const { id: school } = (await byCode(codeOf(1))) ?? { id: '' };
	const pupils = (day: string) =>
		db
			.asSystem()
			.db.transaction()
			.execute((trx) => pupilsAsOf(trx, school, day));
	expect([await pupils('2026-11-26'), await pupils('2026-11-27')]).toMatchObject([{ pupils: 41 }, { pupils: 99 }]);
	expect(await byCode(codeOf(2))).toMatchObject({ email: 'rastine2@mokykla.example' });
});

test('each wrong row says where and why, and the others are done', async () => {
	await applied([rowOf(900)], { as_of: '2026-01-01' });
	await closeSchool(officer(), { school_id: (await byCode(codeOf(900)))?.id ?? '', closed_on: '2026-02-01' });
	const rows = [
		rowOf(0),
		changed(1, 0, '195450191'),
		changed(2, 0, codeOf(0)),
		changed(3, 4, 'Rygos miesto savivaldybė'),
		changed(4, 2, 'vidurinė mokykla'),
		changed(5, 7, 'daug'),
		changed(6, 1, 'Ž'.repeat(1_000_000)),
		changed(7, 1, '🎒🎒🎒 mokykla'),
		changed(8, 6, 'rastine@'),
		changed(9, 2, ''),
		rowOf(900),
		rowOf(11)
	];
	const { id, preview } = await previewed(rows);
	expect(preview).toMatchObject({ value: { summary: { new: 2, wrong: 10 } } });
	expect((await rowsIn(id, 'wrong')).map(({ line, faults }) => [line, faults.map(({ field, key }) => `${field}: ${key}`).join()])).toEqual([
		[3, 'legal_code: school_fault_legal_code_check'],
		[4, 'legal_code: school_fault_duplicate'],
		[5, 'municipality: school_fault_municipality_unknown'],
		[6, 'type: school_fault_type_not_in_law'],
		[7, 'pupils: school_fault_count'],
		[8, 'name: school_fault_cell_long'],
		[9, 'name: school_fault_name_characters'],
		[10, 'email: school_fault_email'],
		[11, 'type: school_fault_type_missing'],
		[12, 'legal_code: school_fault_closed']
	]);
	expect(await applyImport(officer(), { import_id: id })).toMatchObject({ value: { new: 2 } });
	expect(await byCode(codeOf(11))).toBeDefined();
	expect(await byCode(codeOf(5))).toBeUndefined();
});

test('broken rows of a Windows-1257 file are told by their lines', async () => {
	const text = `${csvOf([rowOf(0)])}${rowOf(1).slice(0, 5).join(';')}\r\n${rowOf(2).join(';')}\r\n`;
	const id = await started([], { bytes: iconv.encode(text, 'windows-1257') });
	await previewImport(officer(), { import_id: id });
	expect(await rowsIn(id, 'wrong')).toMatchObject([
		{ line: 3, faults: [{ field: '', key: 'school_fault_columns', values: { found: 5, expected: 9 } }] }
	]);
	expect((await rowsIn(id, 'new')).map(({ name }) => name)).toEqual(['Žiežmarių 0 gimnazija', 'Ąžuolų 2 pagrindinė mokykla']);
});

test('signs of nought, marks of direction and halves of signs are neither kept nor fatal', async () => {
	const id = await started([], {
		bytes: iconv.encode(csvOf([changed(0, 1, 'Šilo\u0000\u202e \ud800mokykla\u200f')], '\t'), 'utf-16le', { addBOM: true })
	});
	expect(await previewImport(officer(), { import_id: id })).toMatchObject({ ok: true });
});

test('a row with two faults stays as it was previewed, whatever the order in which the columns were named', async () => {
	const twice = rowOf(1).map((cell, place) => (place === 4 ? 'Rygos miesto savivaldybė' : place === 6 ? 'rastine@' : cell));
	const id = await started([rowOf(0), twice]);
	const mapping = { email: 6, municipality: 4, owner_kind: 3, type: 2, name: 1, legal_code: 0 };
	expect(await previewImport(officer(), { import_id: id, mapping })).toMatchObject({ value: { summary: { new: 1, wrong: 1 } } });
	expect((await rowsIn(id, 'wrong')).map(({ faults }) => faults.map(({ field }) => field))).toEqual([['municipality', 'email']]);
	expect(await applyImport(officer(), { import_id: id })).toMatchObject({ value: { new: 1 } });
});

test('a mapping that was guessed wrong is put right, and needs code and name', async () => {
	const rows = [
		['A', 'B', 'C'],
		[codeOf(1), 'Ūlos mokykla', 'Alytus r.']
	];
	const id = await started([], { bytes: Buffer.from(rows.map((row) => row.join(';')).join('\n')) });
	expect(await previewImport(officer(), { import_id: id })).toMatchObject({
		refusal: 'faulty',
		faults: [{ field: 'legal_code' }, { field: 'name' }]
	});
	expect(await previewImport(officer(), { import_id: id, mapping: { legal_code: '0', name: '1', municipality: 2 } })).toMatchObject({
		value: { summary: { wrong: 1 } }
	});
	expect(await readImport(officer(), id)).toMatchObject({
		value: { import: { mapping: { legal_code: 0, name: 1, municipality: 2 } } }
	});
});

test('branches have their parent’s code and are told apart by their names (S-04)', async () => {
	const table = (names: string[]) =>
		Buffer.from(
			[
				'kodas;pavadinimas;tipas;savininkas;savivaldybė;motininės įstaigos kodas',
				`${codeOf(1)};Pagrindinė;gimnazija;20;LT-15;`,
				...names.map((name) => `;${name};pradinė;20;LT-16;${codeOf(1)}`),
				`;Našlaitis;pradinė;20;LT-16;${codeOf(2)}`
			].join('\n')
		);
	const id = await started([], { bytes: table(['Ilgakiemio skyrius', 'Pagirių skyrius', 'Pagirių skyrius']) });
	expect(await previewImport(officer(), { import_id: id })).toMatchObject({ value: { summary: { new: 3, wrong: 2 } } });
	expect((await rowsIn(id, 'wrong')).map(({ faults }) => faults[0]?.key)).toEqual([
		'school_fault_duplicate',
		'school_fault_parent_unknown'
	]);
	await applyImport(officer(), { import_id: id });
	const { rows } = await db.beside.query(
		'select count(*)::int as branches from schools.school where legal_code = $1 and parent_id is not null',
		[codeOf(1)]
	);
	expect(rows).toEqual([{ branches: 2 }]);
	const again = await started([], { bytes: table(['Ilgakiemio skyrius']) });
	expect(await previewImport(officer(), { import_id: again })).toMatchObject({ value: { summary: { unchanged: 2, wrong: 1 } } });
});

describe('a full register', () => {
	test('closes the few schools that it lacks', async () => {
		await applied(rowsOf(100), { as_of: '2026-09-01' });
		const id = await applied(rowsOf(98), { full_register: true });
		expect((await rowsIn(id, 'vanished')).map(({ name }) => name)).toEqual([rowOf(98)[1], rowOf(99)[1]]);
		expect(await byCode(codeOf(99))).toMatchObject({ closed_on: '2026-11-27' });
		expect(await undoImport(officer(), { import_id: id })).toMatchObject({ ok: true });
		expect(await byCode(codeOf(99))).toMatchObject({ closed_on: null });
	});

	test('is stopped where more than 2 % would vanish: half the file is likely missing', async () => {
		await applied(rowsOf(100), { as_of: '2026-09-01' });
		const { id, preview } = await previewed(rowsOf(97), { full_register: true });
		expect(preview).toMatchObject({ value: { stopped: true, summary: { vanished: 3 } } });
		expect(await applyImport(officer(), { import_id: id })).toMatchObject({ refusal: 'too_many_would_vanish' });
		expect(await byCode(codeOf(99))).toMatchObject({ closed_on: null });
	});
});

test('nobody but an officer imports, previews, applies, undoes or reads an import', async () => {
	const { id } = await previewed([changed(0, 1, 'Slaptas pavadinimas')]);
	const head = await inRole(db, 'school_head', await aSchool(db));
	for (const context of [db.as(head), db.as(await aPerson(db, 'Kas Nors')), db.asPublic()]) {
		const outcomes = [
			await startImport(context, { file_name: 'x.csv', bytes: bytesOf(rowsOf(1)) }),
			await previewImport(context, { import_id: id }),
			await applyImport(context, { import_id: id }),
			await undoImport(context, { import_id: id }),
			await readImport(context, id),
			await listImports(context)
		];
		expect(outcomes.map((outcome) => (outcome.ok ? 'ok' : outcome.refusal))).toEqual(Array(6).fill('not_yours'));
		expect(JSON.stringify(outcomes)).not.toContain('Slaptas');
	}
});

test.each<[string, Partial<StartImport>, string]>([
	['a day to come', { as_of: '2026-11-28' }, 'faulty'],
	['a day that the calendar has not', { as_of: '2026-02-30' }, 'faulty'],
	['an empty file', { bytes: new Uint8Array() }, 'file_empty'],
	['a file that lies about its kind', { file_name: 'registras.csv', bytes: Buffer.from('%PDF-1.7 …') }, 'file_not_a_table']
])('an import is not started with %s', async (_, difference, refusal) => {
	expect(await startImport(officer(), { file_name: 'registras.csv', bytes: bytesOf(rowsOf(1)), ...difference })).toMatchObject({
		refusal
	});
});
