import { createHash } from 'node:crypto';
import exceljs from 'exceljs';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { memoryStore, openFiles, saveFile } from '#platform/server';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { pdf } from '../../../../../tests/support/office.ts';
import { readByPdfJs } from '../../../../../tests/support/pdf/by-pdfjs.ts';
import { readByPdfium } from '../../../../../tests/support/pdf/by-pdfium.ts';
import { elements, spoken, type ReadPdf, type Tagged } from '../../../../../tests/support/pdf/read.ts';
import { correctHours, preparedSeason, teach } from '../../../../../tests/support/taught.ts';
import { planEvent } from '#delivery/server';
import { activeNetwork, openFormed } from '../../../../../tests/support/networks.ts';
import { packEvidence, readEvidence, type Manifest } from '../index.ts';

const db = await testDatabase();
openFiles(memoryStore());
const may = new Date('2027-05-14T08:00:00Z');

/** A training of which one left at noon of the first day, one came on the second day only, and one never. */
async function held() {
	const season = await preparedSeason(db);
	const delivery = season.trainings[0] as string;
	await teach(db, {
		delivery,
		lecturers: season.lecturers.slice(0, 2),
		attendance: ({ name }, { held_on, half, contact, consultation }) => {
			const all = { contact, consultation };
			const nothing = { contact: 0, consultation: 0 };
			if (name === 'Eglė Šimkutė') return held_on === '2027-03-01' && half === 'morning' ? { contact: 7, consultation: 0 } : nothing;
			if (name === 'Jonas Kazlauskas') return held_on === '2027-03-02' ? all : nothing;
			return name === 'Tomas Čepas' ? nothing : all;
		}
	});
	return { season, delivery, head: season.schools[0]!.head };
}

const unpacked = async (training: string, person: string) => {
	const outcome = await packEvidence(db.as(person, may), { training });
	if (!outcome.ok) throw new Error(outcome.refusal);
	const files = unzipSync(new Uint8Array(await new Response(outcome.value.archive).arrayBuffer()));
	const [folder] = Object.keys(files)[0]!.split('/');
	const inside = Object.fromEntries(Object.entries(files).map(([path, content]) => [path.replace(`${folder}/`, ''), content]));
	return { name: outcome.value.name, files: inside, manifest: JSON.parse(new TextDecoder().decode(inside['manifest.json'])) as Manifest };
};

/** The ledger itself, asked as the database has it, in quarters. */
const ledger = async (delivery: string) => {
	const { rows } = await db.beside.query(
		`select as_what, sum(contact)::int as contact, sum(consultation)::int as consultation, sum(independent)::int as independent
		from delivery.hours where delivery_id = $1 and superseded_at is null group by as_what order by as_what`,
		[delivery]
	);
	return Object.fromEntries(rows.map(({ as_what, ...hours }) => [as_what, hours])) as Record<
		'participant' | 'lecturer',
		Manifest['ledger']['lecturer']
	>;
};

const sheetsOf = async (content: Uint8Array) => {
	const book = new exceljs.Workbook();
	await book.xlsx.load(new Uint8Array(content).buffer);
	return Object.fromEntries(
		book.worksheets.map((sheet) => {
			const rows: unknown[][] = [];
			sheet.eachRow((row) => rows.push((row.values as unknown[]).slice(1)));
			return [sheet.name, rows];
		})
	);
};
/** Quarters of the academic hours in a column, without the heading. */
const quartersIn = (rows: unknown[][], column: number) => rows.slice(1).reduce((sum, row) => sum + Number(row[column]) * 4, 0);

/** The rows of the tables of a document, as a reader's program finds them by their tags. */
const rowsIn = (document: ReadPdf): string[][] =>
	elements(document)
		.filter(({ role }) => role === 'TR')
		.map(({ children }) => children.map(wordsOf));
const wordsOf = ({ words, children }: Tagged): string => (words + children.map(wordsOf).join('')).trim();
const number = (cell: string | undefined) => Number((cell ?? '').replace(',', '.'));

test('the workbook adds up to the ledger, to the quarter of an hour', async () => {
	const { season, delivery } = await held();
	const { files, manifest } = await unpacked(delivery, season.officer);
	const truth = await ledger(delivery);
	expect(manifest.ledger).toEqual({ participant: truth.participant, lecturer: truth.lecturer });
	const sheets = await sheetsOf(files['5-visi-duomenys.xlsx']!);
	const attendance = sheets['Kas kiek lankė']!;
	const kinds = attendance[0]!.length - 5;
	const people = attendance.slice(0, -1);
	expect(quartersIn(people, kinds)).toBe(truth.participant.contact);
	expect(quartersIn(people, kinds + 1)).toBe(truth.participant.consultation);
	expect(quartersIn(people, kinds + 3)).toBe(truth.participant.contact + truth.participant.consultation);
	// The last row says the same, and the days add up to it.
	const total = attendance.at(-1)!;
	expect(Number(total[kinds]) * 4).toBe(truth.participant.contact);
	expect([1, 2, 3].reduce((sum, day) => sum + Number(total[day]) * 4, 0)).toBe(truth.participant.contact + truth.participant.consultation);
	const entries = sheets['Valandų apskaita']!;
	const of = (as: string) => [entries[0]!, ...entries.slice(1).filter((row) => row[1] === as)];
	expect(quartersIn(of('dalyvis'), 4)).toBe(truth.participant.contact);
	expect(quartersIn(of('lektorius'), 4)).toBe(truth.lecturer.contact);
	expect(quartersIn(of('lektorius'), 5)).toBe(truth.lecturer.consultation);
	expect(quartersIn(sheets['Kiek dėstė lektoriai']!, 1)).toBe(truth.lecturer.contact);
});

test.each([
	['PDF.js', readByPdfJs],
	['PDFium', readByPdfium]
])('the summary of attendance, as %s reads it, adds up to the ledger too', async (_, read) => {
	const { season, delivery } = await held();
	const { files } = await unpacked(delivery, season.officer);
	const truth = await ledger(delivery);
	const document = await read(files['3-lankomumo-suvestine.pdf']!);
	expect(document).toMatchObject({ title: 'Lankomumo suvestinė', language: 'lt', tagged: true, loose: [] });
	const rows = rowsIn(document).filter((row) => row.length === 9);
	const [head, ...people] = rows.slice(0, -1);
	expect(head).toEqual([
		'Vardas ir pavardė',
		'2027-03-01',
		'2027-03-02',
		'2027-03-03',
		'Kontaktinės',
		'Konsultacijos',
		'Savarankiškos',
		'Iš viso',
		'Dalis, %'
	]);
	expect(people.reduce((sum, row) => sum + number(row[4]) * 4, 0)).toBe(truth.participant.contact);
	expect(people.reduce((sum, row) => sum + number(row[5]) * 4, 0)).toBe(truth.participant.consultation);
	expect(number(rows.at(-1)?.[7]) * 4).toBe(truth.participant.contact + truth.participant.consultation);
	// 7 quarters of 96 are 1,75 hours and 7 %; a day of three is 8 hours and 33 %.
	expect(people).toContainEqual(['Eglė Šimkutė', '1,75', '0', '0', '1,75', '0', '0', '1,75', '7']);
	expect(people).toContainEqual(['Jonas Kazlauskas', '0', '8', '0', '6', '2', '0', '8', '33']);
	expect(people).toContainEqual(['Tomas Čepas', '0', '0', '0', '0', '0', '0', '0', '0']);
	expect(people).toContainEqual(['Rasa Petrauskaitė', '8', '8', '8', '18', '6', '0', '24', '100']);
});

test('after a correction the pack says what the ledger says then', async () => {
	const { season, delivery } = await held();
	const { rows } = await db.beside.query(
		`select person_id from delivery.participant where delivery_id = $1 and name = 'Rasa Petrauskaitė'`,
		[delivery]
	);
	await correctHours(db, { delivery, person: rows[0].person_id, on: '2027-03-03', contact: 3 });
	const { files, manifest } = await unpacked(delivery, season.officer);
	expect(manifest.ledger.participant).toEqual((await ledger(delivery)).participant);
	expect(rowsIn(await readByPdfJs(files['3-lankomumo-suvestine.pdf']!))).toContainEqual([
		...['Rasa Petrauskaitė', '8', '8', '4,75', '14,75', '6', '0', '20,75', '86']
	]);
});

test('the list of participants has the first day of each (G-03), the timetable who taught', async () => {
	const { season, delivery } = await held();
	const { files } = await unpacked(delivery, season.officer);
	const people = rowsIn(await readByPdfJs(files['2-dalyviu-sarasas.pdf']!)).map((row) => [row[1], row[4]]);
	expect(people).toContainEqual(['Jonas Kazlauskas', '2027-03-02']);
	expect(people).toContainEqual(['Eglė Šimkutė', '2027-03-01']);
	expect(people).toContainEqual(['Tomas Čepas', 'nedalyvavo']);
	const days = rowsIn(await readByPdfJs(files['1-tvarkarastis.pdf']!)).filter((row) => row.length === 7);
	expect(days).toHaveLength(7);
	expect(days[1]).toEqual(['2027-03-01', 'rytas', '09:00–12:00', 'Lektorius 1, Lektorius 2', '4', '0', 'uždarytas']);
	expect(spoken(await readByPdfJs(files['4-rezultatai.pdf']!))).toContain('Kotrūksta');
});

test('signed sheets lie in the pack as they were brought, and every file has its print in the manifest', async () => {
	const { season, delivery } = await held();
	const content = pdf('Pasirašytas lapas');
	await db
		.asSystem(may)
		.db.transaction()
		.execute(async (trx) => {
			const session = await trx
				.selectFrom('delivery.session')
				.select('id')
				.where('delivery_id', '=', delivery)
				.orderBy('begins_at')
				.executeTakeFirstOrThrow();
			const saved = await saveFile(trx, db.as(season.officer, may), {
				bytes: content,
				name: 'IMG 0001.pdf',
				owner_kind: 'delivery_sheet',
				owner_id: delivery
			});
			if (!saved.ok) throw new Error(saved.refusal);
			await trx
				.insertInto('delivery.sheet')
				.values({ id: crypto.randomUUID(), session_id: session.id, file_id: saved.value.id, brought_at: may, brought_by: season.officer })
				.execute();
		});
	const { files, manifest } = await unpacked(delivery, season.officer);
	expect(files['pasirasyti-lapai/2027-03-01-rytas-1.pdf']).toEqual(new Uint8Array(content));
	expect(Object.keys(files).sort()).toEqual([...manifest.files.map(({ path }) => path), 'manifest.json'].sort());
	for (const { path, bytes, sha256 } of manifest.files) {
		expect(files[path]).toHaveLength(bytes);
		expect(createHash('sha256').update(files[path]!).digest('hex')).toBe(sha256);
	}
	const view = await readEvidence(db.as(season.officer, may), { training: delivery });
	if (!view.ok) throw new Error(view.refusal);
	expect(view.value.evidence.lacking).toHaveLength(6);
});

test('officers and the school take the pack, by number too; nobody else learns that there is one, and who took it is recorded', async () => {
	const { season, delivery, head } = await held();
	const { name } = await unpacked(delivery, head);
	const reference = name.replace('.zip', '');
	expect((await unpacked(reference.toLowerCase(), season.officer)).name).toBe(name);
	const { rows } = await db.beside.query(
		`select actor_id from platform.event where name = 'evidence.taken' and subject_id = $1 order by id`,
		[delivery]
	);
	expect(rows).toEqual([{ actor_id: head }, { actor_id: season.officer }]);
	const { rows: team } = await db.beside.query('select person_id from delivery.participant where delivery_id = $1 limit 1', [delivery]);
	for (const stranger of [season.lecturers[0]!, season.lecturers[3]!, team[0].person_id as string]) {
		expect(await packEvidence(db.as(stranger, may), { training: delivery })).toMatchObject({ refusal: 'not_found' });
		expect(await readEvidence(db.as(stranger, may), { training: reference })).toMatchObject({ refusal: 'not_found' });
	}
	expect(await packEvidence(db.asPublic(may), { training: delivery })).toMatchObject({ refusal: 'not_found' });
	expect(await packEvidence(db.asSystem(may), { training: 'MOK-0000-000000' })).toMatchObject({ refusal: 'not_found' });
});

test('what a network holds names the people of other schools: its evidence is handed over by the centre alone', async () => {
	const formed = await openFormed(db, { networks: 1, each: 3 });
	const network = formed.networks[0]!;
	const { coordinators } = await activeNetwork(db, formed, network.id);
	const planned = await planEvent(db.as(coordinators[0]), {
		network_id: network.id,
		kind: 'team_training',
		title: 'Kaip klausti pamokoje',
		place: 'Mokykla A',
		days: [{ day: '2026-12-10', from: '10.00', to: '14.30', hours: '6' }],
		lecturers: [coordinators[0]]
	});
	if (!planned.ok) throw new Error(planned.refusal);
	const training = planned.value.id;
	expect((await readEvidence(formed.officer(), { training })).ok).toBe(true);
	for (const who of [network.schools[0]!.head, coordinators[0]]) {
		expect(await readEvidence(db.as(who), { training })).toMatchObject({ refusal: 'not_found' });
		expect(await packEvidence(db.as(who), { training })).toMatchObject({ refusal: 'not_found' });
	}
});

test('before any register is closed there is nothing to give evidence of', async () => {
	const season = await preparedSeason(db);
	expect(await packEvidence(db.as(season.officer, may), { training: season.trainings[0]! })).toMatchObject({ refusal: 'nothing_held' });
});
