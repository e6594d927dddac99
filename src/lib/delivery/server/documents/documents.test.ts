import { expect, test } from 'vitest';
import { ask, testDatabase } from '../../../../../tests/support/database.ts';
import { pdf } from '../../../../../tests/support/office.ts';
import { preparedSeason } from '../../../../../tests/support/room.ts';
import { newId } from '#platform';
import { fileStore, memoryStore, openFile, openFiles, saveFile } from '#platform/server';
import { readDocuments, readSchoolForLecturers, shareDocument, withdrawDocument } from '#delivery/server';
import { fileOwners } from '../../../../files.ts';

openFiles(memoryStore());
const db = await testDatabase();
const season = await preparedSeason(db, { schools: 2 });
const training = season.trainings[0] as string;
const [head, otherHead] = season.schools.map((school) => school.head) as [string, string];
const [lecturer, , stranger] = season.lecturers as [string, string, string];
const opens = async (who: string, file: string) => (await openFile(db.as(who), fileOwners, file)).ok;
const secret = 'Tyrimas: mokytojai bijo klausti';
const share = (who: string, changes: object = {}) =>
	shareDocument(db.as(who), {
		delivery_id: training,
		title: secret,
		note: '',
		file: { name: 'tyrimas.pdf', bytes: pdf() },
		...changes
	});

test('a school shows a document to who leads its training, and to nobody else', async () => {
	for (const who of [lecturer, otherHead, season.officer]) expect(await share(who)).toMatchObject({ refusal: 'not_found' });
	expect(await share(head, { title: ' ', file: null })).toMatchObject({ faults: [{ field: 'title' }, { field: 'file' }] });
	const shared = await share(head);
	expect(shared).toMatchObject({ ok: true });
	const page = await readDocuments(db.as(lecturer), training);
	const file = page.ok ? (page.value.documents[0]?.file.id ?? '') : '';
	expect([await opens(head, file), await opens(lecturer, file)]).toEqual([true, true]);
	for (const who of [otherHead, season.officer, stranger]) {
		expect(await opens(who, file)).toBe(false);
		expect(await readDocuments(db.as(who), training)).toMatchObject({ refusal: 'not_found' });
	}
	const events = await ask<{ told: string }>(db.url, `select string_agg(particulars::text, ' ') as told from platform.event`);
	expect(events[0]?.told).not.toContain(secret);

	const id = shared.ok ? shared.value.id : '';
	expect(await withdrawDocument(db.as(lecturer), { document_id: id })).toMatchObject({ refusal: 'not_found' });
	expect(await withdrawDocument(db.as(head), { document_id: id })).toMatchObject({ ok: true });
	expect([await opens(head, file), await opens(lecturer, file)]).toEqual([true, false]);
});

test('a document of 40 MB is refused in words that name the limit', async () => {
	const bytes = Buffer.concat([pdf(), Buffer.alloc(40 * 1024 * 1024)]);
	expect(await share(head, { file: { name: 'didelis.pdf', bytes } })).toMatchObject({ faults: [{ field: 'file', key: 'file_too_large' }] });
});

test('who leads a training knows its school: application and findings, without what the school said to the centre alone', async () => {
	const read = await readSchoolForLecturers(db.as(lecturer), training);
	if (!read.ok) throw new Error(read.refusal);
	const told = JSON.stringify(read.value.sent);
	expect(told).toContain('Mokytojai stebi vieni kitų pamokas');
	expect(told).not.toContain('Mokytojai nori dirbti kartu.');
	expect(read.value.findings).toMatchObject([{ indicator: '2.1.3', level: 2.4 }]);
	expect(read.value.partners.map(({ name, mine }) => [name, mine])).toEqual([
		['Lektorius 1', true],
		['Lektorius 2', false]
	]);
	for (const who of [head, otherHead, stranger])
		expect(await readSchoolForLecturers(db.as(who), training)).toMatchObject({ refusal: 'not_found' });
});

test('the file of a finding is open to who leads the training, as the school sent it last', async () => {
	const application = season.schools[0]?.application ?? '';
	const file = await db
		.as(head)
		.db.transaction()
		.execute((trx) => saveFile(trx, db.as(head), { name: 'isvados.pdf', bytes: pdf(), owner_kind: 'application', owner_id: application }));
	const id = file.ok ? file.value.id : newId();
	expect(await opens(lecturer, id)).toBe(false);
	await ask(
		db.url,
		`update applications.submission set content = jsonb_set(content, '{evidence,0,file}', jsonb_build_object('id', $1::text, 'name', 'isvados.pdf'))
		where application_id = $2`,
		[id, application]
	);
	expect([await opens(lecturer, id), await opens(stranger, id), await opens(otherHead, id)]).toEqual([true, false, false]);
	expect(fileStore()).toBeDefined();
});
