import { expect, test } from 'vitest';
import { memoryStore, openFile, openFiles, saveFile } from '#platform/server';
import { ask, testDatabase } from '../../../../../tests/support/database.ts';
import { activeNetwork, planDay, type Staffed } from '../../../../../tests/support/events.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { pdf } from '../../../../../tests/support/office.ts';
import { askConsultation, offerSlots, readConsultations, readProgrammeOfDelivery, readRoom, readSchoolForLecturers } from '../index.ts';
import { fileOwners } from '../../../../files.ts';

openFiles(memoryStore());
const db = await testDatabase();
const said = (outcomes: readonly { ok: boolean; refusal?: string }[]) => outcomes.map((one) => (one.ok ? 'done' : one.refusal));

test('what a network holds has no consultations: its team is of several schools, and each would read the others', async () => {
	const of = await activeNetwork(db);
	const delivery_id = value(await planDay(db, of)).id;
	const slots = { delivery_id, day: '2026-12-01', from: '10', to: '11', minutes: '30', place: 'Nuotoliu' };
	const question = { delivery_id, audience: 'team' as const, question: 'Kaip klausti tyliųjų?', file: null };
	for (const who of [of.coordinators[0], of.networks[0]?.schools[0]?.head ?? ''])
		expect(
			said([
				await readConsultations(db.as(who), delivery_id),
				await offerSlots(db.as(who), slots),
				await askConsultation(db.as(who), question)
			])
		).toEqual(['not_found', 'not_found', 'not_found']);
	expect(said([await readConsultations(of.officer(), delivery_id)])).toEqual(['not_found']);
});

test('whoever was merely asked to lead reads nothing that the schools sent; coordinators, experts and officers do', async () => {
	const of = await activeNetwork(db);
	const email = 'rasa@lektoriai.example';
	const id = value(await planDay(db, of, { invited: [{ name: 'Rasa Lektorė', email }] })).id;
	const [rasa] = await ask<{ id: string }>(db.url, 'select id from people.person where email = $1', [email]);
	const file = await findingFile(of);
	const schools = of.networks[0]?.schools.length;
	const told = async (who: string) => {
		const context = db.as(who);
		const [room, school, programme] = [
			value(await readRoom(context, id)),
			await readSchoolForLecturers(context, id),
			value(await readProgrammeOfDelivery(context, id))
		];
		const opens = (await openFile(context, fileOwners, file)).ok;
		return [
			room.as,
			school.ok ? [school.value.sent.length, school.value.findings.length] : school.refusal,
			programme.findings.length,
			opens
		];
	};
	expect(await told(rasa?.id ?? '')).toEqual(['lecturer', 'not_found', 0, false]);
	expect(await told(of.expert)).toEqual(['lecturer', [schools, 1], 1, true]);
	expect(await told(of.coordinators[1])).toEqual(['lecturer', [schools, 1], 1, true]);
	expect((await told(of.open.centre.officer)).slice(0, 3)).toEqual(['officer', [schools, 1], 1]);
});

/** A file with which the first school of a network grounded a finding. */
async function findingFile(of: Staffed): Promise<string> {
	const { head = '', application = '' } = of.networks[0]?.schools[0] ?? {};
	const context = db.as(head);
	const kept = await context.db
		.transaction()
		.execute((trx) => saveFile(trx, context, { name: 'isvados.pdf', bytes: pdf(), owner_kind: 'application', owner_id: application }));
	const { id } = value(kept);
	await ask(
		db.url,
		`update applications.submission set content = jsonb_set(content, '{evidence,0,file}', jsonb_build_object('id', $1::text, 'name', 'isvados.pdf'))
		where application_id = $2`,
		[id, application]
	);
	return id;
}
