import { expect, test } from 'vitest';
import { newId } from '#platform';
import { memoryStore, openFile, openFiles, saveFile } from '#platform/server';
import { testDatabase, today } from '../../../../tests/support/database.ts';
import { pdf } from '../../../../tests/support/office.ts';
import { makeDraft, makeMunicipalOfficer, makeSchool, openCall, sendAgain, sendOne } from '../../../../tests/support/sent.ts';
import { askEndorsement } from './ask-endorsement.ts';
import { mayOpenApplicationFile } from './may-open-file.ts';

const database = await testDatabase();
openFiles(memoryStore());
const open = await openCall(database);
const school = await makeSchool(database, 'Prisegusi mokykla', 'LT-54');
const other = await makeSchool(database, 'Kita mokykla', 'LT-54');
const officer = database.as(open.centre.officer);
const stranger = database.as(open.centre.stranger);
const municipal = database.as(await makeMunicipalOfficer(database, school.municipality_id));
const head = database.as(school.head);

const attach = async (applicationId: string, at = today): Promise<string> => {
	const file = await head.db
		.transaction()
		.execute((trx) =>
			saveFile(
				trx,
				{ actor: head.actor, now: at },
				{ bytes: pdf(newId()), name: 'Įsivertinimas.pdf', owner_kind: 'application', owner_id: applicationId }
			)
		);
	if (!file.ok) throw new Error(file.refusal);
	return file.value.id;
};
const opens = async (context: typeof head, file: string) => (await openFile(context, { application: mayOpenApplicationFile }, file)).ok;

test('a file of a draft is the school’s own', async () => {
	const draft = await makeDraft(database, open, school);
	const file = await attach(draft);
	expect(await opens(head, file)).toBe(true);
	for (const context of [officer, stranger, municipal, database.as(other.head), database.asPublic()])
		expect(await opens(context, file)).toBe(false);
	await askEndorsement(head, { application_id: draft });
	expect(await opens(municipal, file)).toBe(true);
	expect(await opens(officer, file)).toBe(false);
});

test('the centre opens what was sent, and what is added later only once it is sent too', async () => {
	const sent = await sendOne(database, await openCall(database, open.centre), school, { sent_at: new Date('2026-11-25T09:00:00Z') });
	const before = await attach(sent.id, new Date('2026-11-24T09:00:00Z'));
	const later = await attach(sent.id, new Date('2026-11-26T09:00:00Z'));
	expect([await opens(officer, before), await opens(officer, later), await opens(stranger, before)]).toEqual([true, false, false]);
	await sendAgain(database, open, sent, { sent_at: new Date('2026-11-27T07:00:00Z') });
	expect(await opens(officer, later)).toBe(true);
});

test('a file of an application that is not there opens to nobody', async () => {
	const file = await attach(newId());
	for (const context of [officer, head, municipal]) expect(await opens(context, file)).toBe(false);
});
