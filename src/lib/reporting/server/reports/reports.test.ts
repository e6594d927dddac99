import { createHash } from 'node:crypto';
import exceljs from 'exceljs';
import { describe, expect, test } from 'vitest';
import { newId } from '#platform';
import { fileStore, memoryStore, openFiles, type Handlers } from '#platform/server';
import { endRole, findOrAddPerson, giveRole } from '#people/server';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { readByPdfium } from '../../../../../tests/support/pdf/by-pdfium.ts';
import { readByPdfJs } from '../../../../../tests/support/pdf/by-pdfjs.ts';
import { elements, type ReadPdf, type Tagged } from '../../../../../tests/support/pdf/read.ts';
import { preparedSeason, teach } from '../../../../../tests/support/taught.ts';
import {
	addBudgetLine,
	addReport,
	askForDueReports,
	changeReport,
	forgetReports,
	makeReport,
	makeReportNow,
	openMadeReport,
	readReport,
	readReports,
	runReport,
	writeMoneyEntry,
	type TypedReport
} from '../index.ts';

const db = await testDatabase();
openFiles(memoryStore());
// A season of two schools; one training was held in March. The budget: a line of 1 000 € with 250,40 € paid.
const season = await preparedSeason(db, { schools: 2 });
await teach(db, { delivery: season.trainings[0] as string, lecturers: season.lecturers.slice(0, 2) });
const edition_id = season.edition;
const centre = (
	await db.beside.query(`select organisation_id from people.role where person_id = $1 and kind = 'centre_officer'`, [season.officer])
).rows[0].organisation_id as string;
const at = (day: string, time = '05:00') => new Date(`${day}T${time}:00Z`);
const setUp = at('2027-06-01', '08:00');
const line = value(
	await addBudgetLine(db.as(season.officer, setUp), {
		...{ edition_id, name: 'Lektoriai', source: 'structural_funds', planned: '1000', overrun: 'refuse' }
	})
);
value(
	await writeMoneyEntry(db.as(season.officer, setUp), {
		...{ line_id: line.id, kind: 'spending', commitment_id: '', amount: '250,40', on_day: '2027-05-31', what: 'Darbas', document: '' }
	})
);

const handlers: Handlers = {
	'reporting.make_report': makeReport,
	'event.happened': async () => {},
	'mail.deliver': async () => {},
	'file.sweep': async () => {}
};
const typed: TypedReport = {
	...{ name: 'Savaitės ataskaita', contents: ['indicators', 'budget', 'trainings', 'applications'], form: 'xlsx', locale: 'lt' },
	...{ rhythm: 'weekly', weekday: '1', month_day: '', on_day: '', readers: [season.officer], keep_days: '30' }
};
const add = async (more: Partial<TypedReport> = {}, now = setUp) =>
	value(await addReport(db.as(season.officer, now), { edition_id, ...typed, ...more })).id;
/** A morning: the calendar asks, the queue makes. */
const morning = async (day: string) => {
	await askForDueReports(db.asSystem(at(day)), {});
	await db.work(handlers, at(day, '05:01'));
};
const page = async (report_id: string) => value(await readReport(db.as(season.officer), { report_id }));
const contentOf = async (report_id: string, made_id: string, who = season.officer, now = at('2027-06-08')) => {
	const opened = value(await openMadeReport(db.as(who, now), { report_id, made_id }));
	return { ...opened, bytes: new Uint8Array(await new Response(opened.content).arrayBuffer()) };
};
const lettersTo = async (person: string) =>
	(
		await db.beside.query(
			`select template, subject, body, attachments from platform.mail where person_id = $1 and template like 'report%' order by written_at`,
			[person]
		)
	).rows as { template: string; subject: string; body: string; attachments: unknown[] }[];
const newOfficer = async (name: string) => {
	const id = await db
		.asSystem()
		.db.transaction()
		.execute((trx) => findOrAddPerson(trx, setUp, { name, email: `${newId()}@centras.lt` }));
	const role = value(
		await giveRole(db.asSystem(), { person_id: id, kind: 'centre_officer', organisation_id: centre, starts_on: '2026-01-01' })
	);
	return { id, role: role.id };
};
const leave = async ({ role }: { role: string }, now: Date) => value(await endRole(db.asSystem(now), { role_id: role }));

describe('a report', () => {
	test('says each fault at its field, and nobody outside the centre is told', async () => {
		const wrong = { name: 'A', contents: ['laime'], form: 'doc', locale: 'pl', rhythm: 'weekly', weekday: '7', keep_days: '5000' };
		const outcome = await addReport(db.as(season.officer, setUp), {
			edition_id,
			...typed,
			...wrong,
			readers: [season.schools[0]!.head, newId()]
		});
		expect(outcome).toMatchObject({
			refusal: 'report_faulty',
			faults: ['name', 'contents', 'form', 'weekday', 'readers', 'locale', 'keep_days'].map((field) => ({
				field,
				key: `reporting_schedule_fault_${field}`
			}))
		});
		expect(await addReport(db.as(season.officer, setUp), { edition_id, ...typed, form: 'csv' })).toMatchObject({
			faults: [{ field: 'form', key: 'reporting_schedule_fault_form_one' }]
		});
	});

	test('is of the officers of its centre alone', async () => {
		const id = await add();
		for (const context of [db.as(season.schools[0]!.head, setUp), db.as(season.lecturers[0]!, setUp), db.asPublic()]) {
			expect(await addReport(context, { edition_id, ...typed })).toMatchObject({ refusal: 'not_found' });
			expect(await readReports(context, { edition_id })).toMatchObject({ refusal: 'not_found' });
			expect(await readReport(context, { report_id: id })).toMatchObject({ refusal: 'not_found' });
			expect(await changeReport(context, { report_id: id, ...typed })).toMatchObject({ refusal: 'not_found' });
			expect(await runReport(context, { report_id: id, running: false })).toMatchObject({ refusal: 'not_found' });
			expect(await makeReportNow(context, { report_id: id })).toMatchObject({ refusal: 'not_found' });
		}
		value(await runReport(db.as(season.officer, setUp), { report_id: id, running: false }));
	});

	test('is made on its day, told by a letter with a link and no figures, and opened with the print that was written down', async () => {
		const id = await add({ name: 'Pirmadienio ataskaita' });
		// The first of June 2027 is a Tuesday.
		expect((await page(id)).report.next_on).toBe('2027-06-07');
		await morning('2027-06-06');
		expect((await page(id)).made).toEqual([]);
		await morning('2027-06-07');
		const { report, made } = await page(id);
		expect(report.next_on).toBe('2027-06-14');
		expect(made).toMatchObject([
			{ due_on: '2027-06-07', expires_on: '2027-07-07', failures: 0, name: 'pirmadienio-ataskaita-2027-06-07.xlsx' }
		]);
		const { bytes } = await contentOf(id, made[0]!.id);
		expect(createHash('sha256').update(bytes).digest('hex')).toBe(made[0]!.sha256);
		const letter = (await lettersTo(season.officer)).at(-1)!;
		expect(letter).toMatchObject({ template: 'report_made', subject: 'Ataskaita „Pirmadienio ataskaita“ parengta', attachments: [] });
		expect(letter.body).toContain(`/reports/${id}`);
		// As a word: within the address the same digits may follow each other by chance.
		expect(letter.body).not.toMatch(/\b250\b/);
		await morning('2027-06-07');
		expect((await page(id)).made).toHaveLength(1);
		value(await runReport(db.as(season.officer, at('2027-06-07')), { report_id: id, running: false }));
	});

	test('that was missed while the machine was off is made once, and stopped ones are not made', async () => {
		const id = await add();
		const stopped = await add();
		value(await runReport(db.as(season.officer, setUp), { report_id: stopped, running: false }));
		await morning('2027-07-22');
		expect((await page(id)).made).toMatchObject([{ due_on: '2027-06-07' }]);
		expect((await page(id)).report.next_on).toBe('2027-07-26');
		expect((await page(stopped)).made).toEqual([]);
		// Taken up again it goes on from its next day.
		value(await runReport(db.as(season.officer, at('2027-07-22')), { report_id: stopped, running: true }));
		expect((await page(stopped)).report.next_on).toBe('2027-07-26');
		for (const one of [id, stopped]) value(await runReport(db.as(season.officer, at('2027-07-22')), { report_id: one, running: false }));
	});

	test('once on a day is not made again; changed to another day it is', async () => {
		const once = { rhythm: 'once', on_day: '2027-06-05' };
		const id = await add(once);
		// The fifth is a Saturday.
		expect((await page(id)).report.next_on).toBe('2027-06-07');
		await morning('2027-06-07');
		expect((await page(id)).report.next_on).toBeNull();
		value(await changeReport(db.as(season.officer, at('2027-06-08')), { report_id: id, ...typed, ...once, on_day: '2027-06-10' }));
		await morning('2027-06-10');
		expect((await page(id)).made).toHaveLength(2);
	});

	test('asked for now is made once however often it is clicked', async () => {
		const id = await add({ rhythm: 'once', on_day: '2030-01-02' });
		const ask = () => makeReportNow(db.as(season.officer, setUp), { report_id: id });
		const [first, second] = await Promise.all([ask(), ask()]);
		expect(value(first!)).toEqual(value(second!));
		await db.work(handlers, setUp);
		expect((await page(id)).made).toHaveLength(1);
		for (let time = 2; time <= 20; time++) {
			value(await ask());
			await db.work(handlers, setUp);
		}
		expect(await ask()).toMatchObject({ refusal: 'too_often' });
	});
});

describe('whoever has left', () => {
	test('gets no letter and opens nothing; whoever came opens what was made before', async () => {
		const [leaving, coming] = [await newOfficer('Išeinanti Darbuotoja'), await newOfficer('Kita Darbuotoja')];
		const id = await add({ rhythm: 'once', on_day: '2027-06-09', readers: [season.officer, leaving.id] });
		await leave(leaving, at('2027-06-08'));
		await morning('2027-06-09');
		const made_id = (await page(id)).made[0]!.id;
		expect(await lettersTo(leaving.id)).toEqual([]);
		expect(await openMadeReport(db.as(leaving.id, at('2027-06-09')), { report_id: id, made_id })).toMatchObject({ refusal: 'not_found' });
		expect((await contentOf(id, made_id, coming.id, at('2027-06-09'))).bytes.length).toBeGreaterThan(1000);
		// Neither through another report.
		const other = await add();
		value(await runReport(db.as(season.officer, setUp), { report_id: other, running: false }));
		expect(await openMadeReport(db.as(season.officer), { report_id: other, made_id })).toMatchObject({ refusal: 'not_found' });
	});
});

describe('what fails', () => {
	test('is told to its maker once, tried again by the queue, and again on another morning', async () => {
		const maker = await newOfficer('Rengėja Rengėjienė');
		const id = value(
			await addReport(db.as(maker.id, setUp), { edition_id, ...typed, rhythm: 'once', on_day: '2027-06-11', readers: [season.officer] })
		).id;
		const broken = { ...fileStore(), put: () => Promise.reject(new Error('the store is full')) };
		const good = fileStore();
		openFiles(broken);
		await askForDueReports(db.asSystem(at('2027-06-11')), {});
		const { made } = await page(id);
		for (let time = 0; time < 2; time++)
			await expect(makeReport(db.asSystem(at('2027-06-11')), { made_id: made[0]!.id })).rejects.toThrow('the store is full');
		openFiles(good);
		expect((await page(id)).made).toMatchObject([{ failures: 2, made_at: null, file_id: null }]);
		expect((await lettersTo(maker.id)).map(({ template }) => template)).toEqual(['report_failed']);
		await morning('2027-06-12');
		expect((await page(id)).made).toMatchObject([{ failures: 2, due_on: '2027-06-11', name: 'savaites-ataskaita-2027-06-12.xlsx' }]);
	});
});

const sheetsIn = async (bytes: Uint8Array) => {
	const book = new exceljs.Workbook();
	await book.xlsx.load(new Uint8Array(bytes).buffer);
	return Object.fromEntries(
		book.worksheets.map((sheet) => {
			const rows: unknown[][] = [];
			sheet.eachRow((row) => rows.push((row.values as unknown[]).slice(1)));
			return [sheet.name, rows];
		})
	);
};
const madeNow = async (more: Partial<TypedReport>) => {
	const id = await add({ rhythm: 'once', on_day: '2030-01-02', ...more });
	const { made_id } = value(await makeReportNow(db.as(season.officer, setUp), { report_id: id }));
	await db.work(handlers, setUp);
	return (await contentOf(id, made_id)).bytes;
};
/** A space that keeps thousands together is a space to one reader and nothing to the other. */
const wordsOf = ({ words, children }: Tagged): string =>
	(words + children.map(wordsOf).join('')).trim().replace(/(\d)\s(?=\d{3}\b)/g, '$1');
const rowsIn = (document: ReadPdf): string[][] =>
	elements(document)
		.filter(({ role }) => role === 'TR')
		.map(({ children }) => children.map(wordsOf));

describe('its figures', () => {
	test('stand in a workbook as numbers, a sheet for each list', async () => {
		const sheets = await sheetsIn(await madeNow({}));
		expect(Object.keys(sheets)).toEqual(['Rodikliai', 'Biudžetas', 'Įvykę mokymai', 'Paraiškos pagal apskritis']);
		expect(sheets['Rodikliai']).toContainEqual(['Mokyklos, kuriose įvyko mokymai', 'dar siekiama', 120, 1, 0]);
		expect(sheets['Biudžetas']).toContainEqual(['Lektoriai', 'struktūriniai fondai', 1000, 0, 250.4, 749.6]);
		// Eight people of whom each attended twenty-four hours.
		expect(sheets['Įvykę mokymai']?.slice(1)).toEqual([
			[
				expect.stringMatching(/^MOK-/),
				'mokymai mokykloje',
				season.schools[0]?.name,
				new Date('2027-03-01T00:00:00Z'),
				new Date('2027-03-03T00:00:00Z'),
				8,
				192,
				0
			]
		]);
		expect(sheets['Paraiškos pagal apskritis']?.at(-1)).toEqual(['Iš viso', 2, 0, 0, 0, 2, 0]);
	});

	test.each([
		['PDF.js', readByPdfJs],
		['PDFium', readByPdfium]
	])('stand in a tagged PDF, as %s reads it', async (_, read) => {
		const document = await read(await madeNow({ form: 'pdf', name: 'Ataskaita tarybai' }));
		expect(document).toMatchObject({ title: 'Ataskaita tarybai', language: 'lt', tagged: true, loose: [] });
		expect(rowsIn(document)).toContainEqual(['Lektoriai', 'struktūriniai fondai', '1000,00', '0,00', '250,40', '749,60']);
		expect(rowsIn(document)).toContainEqual(['Mokyklos, kuriose įvyko mokymai', 'dar siekiama', '120', '1', '0']);
	});

	test('stand in a list as programs read it, in the language that was asked for', async () => {
		const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await madeNow({ form: 'csv', contents: ['budget'], locale: 'en' }));
		expect(text).toBe(
			'\ufeffLine,Source,"Planned, €","Promised, €","Paid, €","Free, €"\r\nLektoriai,structural funds,1000,0,250.4,749.6\r\nIn all,,1000,0,250.4,749.6\r\n'
		);
	});

	test('name nobody', async () => {
		const { rows } = await db.beside.query(`select name from people.person`);
		const all = JSON.stringify(await sheetsIn(await madeNow({})));
		expect(rows.length).toBeGreaterThan(10);
		for (const { name } of rows) expect(all).not.toContain(name);
	});
});

test('an edition of which nothing is known says so', async () => {
	const [empty] = (
		await db.beside.query(
			`insert into programmes.edition select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'slug', 'tuscia', 'targets', '[]'::jsonb))).*
			from programmes.edition e where e.id = $1 returning id`,
			[edition_id]
		)
	).rows as { id: string }[];
	const { id } = value(await addReport(db.as(season.officer, setUp), { edition_id: empty!.id, ...typed }));
	const { made_id } = value(await makeReportNow(db.as(season.officer, setUp), { report_id: id }));
	await db.work(handlers, setUp);
	expect(await sheetsIn((await contentOf(id, made_id)).bytes)).toMatchObject({
		Rodikliai: [expect.any(Array), ['Šios laidos siekiamų reikšmių nenustatyta ir nieko dar nepasiekta.']],
		Biudžetas: [expect.any(Array), ['Biudžeto eilučių dar nėra.']],
		'Įvykę mokymai': [expect.any(Array), ['Mokymų, kurių valandos įrašytos į apskaitą, dar nebuvo.']],
		'Paraiškos pagal apskritis': [expect.any(Array), ['Pateiktų paraiškų dar nėra.']]
	});
});

test('after its time a file is gone, and that it was made stays', async () => {
	const id = await add({ rhythm: 'once', on_day: '2027-06-09', keep_days: '7' });
	await morning('2027-06-09');
	const [made] = (await page(id)).made;
	await forgetReports(db.asSystem(at('2027-06-16')), {});
	expect((await page(id)).made[0]?.file_id).toBe(made?.file_id);
	await forgetReports(db.asSystem(at('2027-06-17')), {});
	expect((await page(id)).made).toMatchObject([{ file_id: null, sha256: made?.sha256, name: made?.name }]);
	expect(await openMadeReport(db.as(season.officer), { report_id: id, made_id: made!.id })).toMatchObject({ refusal: 'not_found' });
	expect((await db.beside.query('select from platform.file where id = $1', [made?.file_id])).rowCount).toBe(0);
});
