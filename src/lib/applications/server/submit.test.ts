import { beforeAll, expect, test } from 'vitest';
import { filled, openCall, openSchool, publishedCall, started, type TestSchool } from '../../../../tests/support/applications.ts';
import { testDatabase, today } from '../../../../tests/support/database.ts';
import type { Verdict } from '#programmes';
import { changeSchool } from '#schools/server';
import { readDraft, removeTeamMember, saveAnswer, startApplication, submitApplication, withdrawApplication } from './index.ts';

const db = await testDatabase();
let school: TestSchool;
let call: Awaited<ReturnType<typeof openCall>>;

beforeAll(async () => {
	call = await openCall(db);
	school = await openSchool(db);
});

const rowOf = (id: string) =>
	db
		.asSystem()
		.db.transaction()
		.execute((trx) => trx.selectFrom('applications.application').selectAll().where('id', '=', id).executeTakeFirstOrThrow());
const sendings = (id: string) =>
	db
		.asSystem()
		.db.transaction()
		.execute((trx) => trx.selectFrom('applications.submission').selectAll().where('application_id', '=', id).orderBy('number').execute());
const letters = (template: string) =>
	db
		.asSystem()
		.db.transaction()
		.execute((trx) => trx.selectFrom('platform.mail').selectAll().where('template', '=', template).execute());

test('two persons who start at once are led to one application', async () => {
	const other = await openSchool(db, 'Pušyno gimnazija');
	const input = { call_id: call.id, school_id: other.id };
	const outcomes = await Promise.all([startApplication(db.as(other.head), input), startApplication(db.as(other.coordinator), input)]);
	const ids = outcomes.map((outcome) => (outcome.ok ? outcome.value.id : outcome.refusal));
	expect(new Set(ids).size).toBe(1);
	expect(outcomes.map((outcome) => outcome.ok && outcome.value.existed).sort()).toEqual([false, true]);
});

test('nobody starts for a school that is not theirs, and an unknown reader for none', async () => {
	const other = await openSchool(db, 'Ąžuolo pagrindinė mokykla');
	const input = { call_id: call.id, school_id: other.id };
	expect(await startApplication(db.as(school.head), input)).toMatchObject({ refusal: 'not_allowed' });
	expect(await startApplication(db.asPublic(), input)).toMatchObject({ refusal: 'not_allowed' });
	expect(await startApplication(db.as(school.head), { call_id: 'nonsense', school_id: other.id })).toMatchObject({ refusal: 'not_found' });
});

test('what is known of the contact person is not asked', async () => {
	const id = await started(db, await openSchool(db, 'Liepų progimnazija'), call);
	const answers = await db
		.asSystem()
		.db.transaction()
		.execute((trx) =>
			trx.selectFrom('applications.answer').where('application_id', '=', id).select(['field', 'value']).orderBy('field').execute()
		);
	expect(answers.map(({ field }) => field)).toEqual(['contact_email', 'contact_name']);
});

test('an application sent twice at once is sent once, and everybody gets one letter', async () => {
	const own = await openSchool(db, 'Beržyno progimnazija');
	const id = await filled(db, own, call);
	const outcomes = await Promise.all([1, 2, 3].map(() => submitApplication(db.as(own.coordinator), { application_id: id })));
	expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
	expect(outcomes.filter((outcome) => !outcome.ok && outcome.refusal === 'already_submitted')).toHaveLength(2);
	const [sending, ...more] = await sendings(id);
	expect(more).toEqual([]);
	expect(sending).toMatchObject({
		number: 1,
		outcome: 'yes',
		priority: true,
		late: false,
		rules_id: call.rules.id,
		sent_by: own.coordinator
	});
	expect(await rowOf(id)).toMatchObject({ state: 'submitted', submission_id: sending?.id, outcome: 'yes', priority: true });
	const told = (await letters('application-submitted')).filter(({ person_id }) => person_id === own.head || person_id === own.coordinator);
	expect(told).toHaveLength(2);
	expect(told[0]?.subject).toMatch(/^Paraiška KRT-2026-\d{6} pateikta 2026 m\. lapkričio 27 d\. 10\.00 val\.$/);
	expect(told[0]?.body).toContain('Beržyno progimnazija');
});

test('a call takes applications until its last second and not after', async () => {
	const own = await openSchool(db, 'Klevų progimnazija');
	const id = await filled(db, own, call);
	const closes = new Date('2026-12-11T14:00:00Z');
	expect(await submitApplication(db.as(own.coordinator, closes), { application_id: id })).toMatchObject({
		ok: false,
		refusal: 'call_closed'
	});
	expect(await submitApplication(db.as(own.coordinator, new Date(closes.getTime() + 1000)), { application_id: id })).toMatchObject({
		refusal: 'call_closed'
	});
	expect(await submitApplication(db.as(own.coordinator, new Date(closes.getTime() - 1000)), { application_id: id })).toMatchObject({
		ok: true
	});
});

test('what is missing is named, and nothing is sent', async () => {
	const own = await openSchool(db, 'Gilių progimnazija');
	const id = await started(db, own, call);
	const outcome = await submitApplication(db.as(own.head), { application_id: id });
	expect(outcome).toMatchObject({ ok: false, refusal: 'answers_missing' });
	expect(!outcome.ok && outcome.faults.map(({ field }) => field)).toContain('topic');
	expect(await sendings(id)).toEqual([]);
});

test('an unmet „must“ stops the sending', async () => {
	const own = await openSchool(db, 'Drebulių progimnazija');
	const id = await filled(db, own, call);
	const [member] = await db
		.asSystem()
		.db.transaction()
		.execute((trx) => trx.selectFrom('applications.team_member').where('application_id', '=', id).select('id').execute());
	await removeTeamMember(db.as(own.coordinator), { application_id: id, member_id: member?.id ?? '' });
	expect(await submitApplication(db.as(own.head), { application_id: id })).toMatchObject({ refusal: 'not_eligible' });
	expect(await sendings(id)).toEqual([]);
});

test('before sending it is told what would be judged: an empty team is no team', async () => {
	const own = await openSchool(db, 'Kriaušių progimnazija');
	const draft = await readDraft(db.as(own.head), await started(db, own, call));
	const size = (verdict: Verdict | undefined) => verdict?.findings.find(({ criterion }) => criterion === 'team_size_between')?.met;
	expect([size(draft?.verdict), size(draft?.if_sent)]).toEqual(['unknown', false]);
	expect(draft?.if_sent.outcome).toBe('no');
});

test('a change after the head has signed asks for the head again; a head who sends stands behind it', async () => {
	const own = await openSchool(db, 'Uosių progimnazija');
	const id = await filled(db, own, call);
	await saveAnswer(db.as(own.coordinator), { application_id: id, field: 'change_in_lessons', value: 'Kitas atsakymas', seen_revision: 1 });
	expect(await submitApplication(db.as(own.coordinator), { application_id: id })).toMatchObject({ refusal: 'sign_off_missing' });
	expect(await submitApplication(db.as(own.head), { application_id: id })).toMatchObject({ ok: true });
	expect((await sendings(id))[0]?.content).toMatchObject({ sign_off: { name: 'Aldona Vadovė' } });
});

test('the facts of a sending stay what they were when the register changes', async () => {
	const own = await openSchool(db, 'Eglių progimnazija');
	const id = await filled(db, own, call);
	await submitApplication(db.as(own.coordinator), { application_id: id });
	const changed = await changeSchool(db.asSystem(), { school_id: own.id, name: 'Eglių gimnazija', type: 'gimnazija', from: '2026-11-27' });
	expect(changed).toMatchObject({ ok: true });
	expect((await sendings(id))[0]).toMatchObject({
		facts: { school: { type: 'progymnasium' } },
		content: { school: { name: 'Eglių progimnazija' } }
	});
});

test('the database itself keeps a sending as it was, and one application a school and call', async () => {
	const own = await openSchool(db, 'Alksnių progimnazija');
	const id = await filled(db, own, call);
	await submitApplication(db.as(own.coordinator), { application_id: id });
	const { db: database } = db.as(own.coordinator);
	await expect(
		database
			.transaction()
			.execute((trx) => trx.updateTable('applications.submission').set({ outcome: 'no' }).where('application_id', '=', id).execute())
	).rejects.toThrow(/permission denied/);
	await expect(
		database.transaction().execute((trx) => trx.deleteFrom('applications.submission').where('application_id', '=', id).execute())
	).rejects.toThrow(/permission denied/);
	const row = await rowOf(id);
	const again = {
		id: crypto.randomUUID(),
		reference: 'KRT-2026-999999',
		call_id: row.call_id,
		school_id: row.school_id,
		started_at: today,
		started_by: own.head,
		changed_at: today,
		changed_by: own.head
	};
	await expect(database.transaction().execute((trx) => trx.insertInto('applications.application').values(again).execute())).rejects.toThrow(
		/one_application_per_school_and_call/
	);
});

test('a returned application is sent again by its own day, and both sendings are kept', async () => {
	const own = await openSchool(db, 'Ievų progimnazija');
	const id = await filled(db, own, call);
	await submitApplication(db.as(own.coordinator), { application_id: id });
	const due = new Date('2026-12-18T14:00:00Z');
	await db
		.asSystem()
		.db.transaction()
		.execute(async (trx) => {
			await trx
				.insertInto('applications.return')
				.values({
					id: crypto.randomUUID(),
					application_id: id,
					returned_at: today,
					returned_by: call.centre.officer,
					due_at: due,
					remarks: JSON.stringify([{ field: 'change_in_lessons', text: 'Patikslinkite' }])
				})
				.execute();
			await trx.updateTable('applications.application').set({ state: 'returned' }).where('id', '=', id).execute();
		});
	const later = new Date('2026-12-14T08:00:00Z');
	expect(
		await saveAnswer(db.as(own.coordinator, later), {
			application_id: id,
			field: 'change_in_lessons',
			value: 'Patikslinta',
			seen_revision: 1
		})
	).toMatchObject({ ok: true });
	expect(await submitApplication(db.as(own.head, due), { application_id: id })).toMatchObject({ refusal: 'return_overdue' });
	expect(await submitApplication(db.as(own.head, later), { application_id: id })).toMatchObject({ ok: true, value: { number: 2 } });
	const [first, second] = await sendings(id);
	expect(first?.content).toMatchObject({ answers: { change_in_lessons: 'Atsakymas: change_in_lessons' } });
	expect(second?.content).toMatchObject({ answers: { change_in_lessons: 'Patikslinta' } });
});

test('a withdrawn application stays on record and makes room for a new one', async () => {
	const own = await openSchool(db, 'Šermukšnių progimnazija');
	const id = await filled(db, own, call);
	await submitApplication(db.as(own.coordinator), { application_id: id });
	expect(await withdrawApplication(db.as(own.head), { application_id: id, reason: 'Komanda persigalvojo' })).toMatchObject({ ok: true });
	expect(await withdrawApplication(db.as(own.head), { application_id: id, reason: '' })).toMatchObject({ refusal: 'withdrawn' });
	expect(await submitApplication(db.as(own.head), { application_id: id })).toMatchObject({ refusal: 'withdrawn' });
	expect(await sendings(id)).toHaveLength(1);
	expect(await startApplication(db.as(own.head), { call_id: call.id, school_id: own.id })).toMatchObject({
		ok: true,
		value: { existed: false }
	});
});

test('people of another school are told of nothing, whatever ids they forge', async () => {
	const own = await openSchool(db, 'Kadagių progimnazija');
	const id = await filled(db, own, call);
	for (const actor of [db.as(school.head), db.as(call.centre.stranger), db.asPublic()]) {
		expect(await submitApplication(actor, { application_id: id })).toEqual({ ok: false, refusal: 'not_found', faults: [] });
		expect(await withdrawApplication(actor, { application_id: id, reason: '' })).toEqual({ ok: false, refusal: 'not_found', faults: [] });
	}
	expect(await rowOf(id)).toMatchObject({ state: 'draft' });
});

test('a call that has not opened takes nothing', async () => {
	const soon = await publishedCall(db, call.centre, { opens_at: new Date('2026-12-01T07:00:00Z') });
	expect(await startApplication(db.as(school.head), { call_id: soon.id, school_id: school.id })).toMatchObject({
		refusal: 'call_not_open_yet'
	});
});
