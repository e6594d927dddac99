import { beforeAll, expect, test } from 'vitest';
import { endRole, giveRole } from '#people/server';
import { callById, createCall, giveLateCode, publishCall } from '#programmes/server';
import { addStaff, claimSchool, endEmployment, readStaff } from '#schools/server';
import { filled, openCall, openSchool, person, publishedCall, started, type TestSchool } from '../../../../tests/support/applications.ts';
import { testDatabase, today } from '../../../../tests/support/database.ts';
import { callInput } from '../../../../tests/support/programmes.ts';
import {
	addEvidence,
	addTeamMember,
	applicationsOfSchool,
	applicationsSharedWith,
	applicationTodos,
	askEndorsement,
	askSignOff,
	carryOverAnswers,
	changeEvidence,
	changesSince,
	enterLateCode,
	readDraft,
	readOffer,
	readReceipt,
	readSharing,
	readTeam,
	removeEvidence,
	saveAnswer,
	shareApplication,
	signOff,
	startApplication,
	submitApplication,
	withdrawApplication
} from './index.ts';

const db = await testDatabase();
let call: Awaited<ReturnType<typeof openCall>>;
let school: TestSchool;
let other: TestSchool;

beforeAll(async () => {
	call = await openCall(db);
	school = await openSchool(db);
	other = await openSchool(db, 'Kita mokykla');
});

const letters = (template: string) =>
	db
		.asSystem()
		.db.transaction()
		.execute((trx) => trx.selectFrom('platform.mail').where('template', '=', template).select(['to_address', 'subject', 'body']).execute());

/** Nobody represents the school any more. */
const endRoles = (schoolId: string) =>
	db
		.asSystem()
		.db.transaction()
		.execute((trx) => trx.updateTable('people.role').set({ ends_on: '2026-10-01' }).where('organisation_id', '=', schoolId).execute());

test('a colleague is let in to view, to edit, to send, and out again; each time told by a letter', async () => {
	const own = await openSchool(db, 'Bendradarbių mokykla');
	const application_id = await filled(db, own, call);
	const colleague = own.staff[4] as string;
	expect(await shareApplication(db.as(colleague), { application_id, person_id: colleague, may: 'send' })).toMatchObject({
		refusal: 'not_found'
	});
	for (const may of ['view', 'edit', 'send']) {
		expect(await shareApplication(db.as(own.head), { application_id, person_id: colleague, may })).toMatchObject({ ok: true });
		expect(await readDraft(db.as(colleague), application_id)).toMatchObject({ application: { right: may } });
	}
	expect((await readSharing(db.as(own.head), application_id)).editors).toMatchObject([{ person_id: colleague, may: 'send' }]);
	expect(await submitApplication(db.as(colleague), { application_id })).toMatchObject({ ok: true });
	await shareApplication(db.as(own.head), { application_id, person_id: colleague, may: null });
	expect(await readDraft(db.as(colleague), application_id)).toBeUndefined();
	expect(await letters('application-shared')).toHaveLength(3);
});

test('whoever leaves the school loses what was shared with them; somebody let in from outside keeps it', async () => {
	const own = await openSchool(db, 'Išeinančių mokykla');
	const application_id = await filled(db, own, call);
	const [teacher, deputy] = own.staff as [string, string];
	const officer = await person(db, 'Laikina Koordinatorė', 'laikina@mokykla.example');
	const role = { person_id: officer, kind: 'team_member', organisation_id: own.id, starts_on: '2026-01-01' } as const;
	const given = await giveRole(db.asSystem(), role);
	const outsider = { name: 'Ona Išorinė', email: 'ona@isorine.example' };
	for (const who of [{ person_id: teacher }, { person_id: deputy }, { name: 'Laikina', email: 'laikina@mokykla.example' }, outsider])
		expect(await shareApplication(db.as(own.head), { application_id, may: 'edit', ...who })).toMatchObject({ ok: true });
	const guest = await person(db, 'Ona Išorinė', outsider.email);
	for (const id of [teacher, deputy, officer, guest]) expect(await readDraft(db.as(id), application_id)).toBeDefined();

	const list = await readStaff(db.as(own.head), own.id);
	const post = list.ok ? list.value.staff.find(({ person_id }) => person_id === teacher)?.id : '';
	await endEmployment(db.as(own.head), { staff_id: post ?? '', ends_on: '2026-11-26' });
	await endRole(db.as(officer), { role_id: given.ok ? given.value.id : '' });
	for (const id of [teacher, officer]) {
		expect(await readDraft(db.as(id), application_id)).toBeUndefined();
		expect(await applicationsSharedWith(db.as(id))).toEqual([]);
		expect((await applicationsOfSchool(db.as(id), own.id)).applications).toEqual([]);
		expect(await applicationTodos(db.as(id))).toEqual([]);
		expect(await saveAnswer(db.as(id), { application_id, field: 'climate', value: 'Svetima ranka', seen_revision: 1 })).toMatchObject({
			refusal: 'not_found'
		});
	}
	for (const id of [deputy, guest]) {
		expect(await readDraft(db.as(id), application_id)).toBeDefined();
		expect(await applicationTodos(db.as(id))).toHaveLength(1);
	}
	expect((await readSharing(db.as(own.head), application_id)).editors.map(({ person_id }) => person_id)).toEqual([deputy, guest].sort());

	// The guest comes to work here and leaves: what was given from outside ends with that too.
	const employed = { school_id: own.id, ...outsider, post: 'mokytoja', subject: '', starts_on: '2026-11-27' };
	const added = await addStaff(db.as(own.head), employed);
	await endEmployment(db.as(own.head), { staff_id: added.ok ? added.value.id : '', ends_on: '2026-11-27' });
	const tomorrow = new Date('2026-11-28T08:00:00Z');
	expect(await readDraft(db.as(guest), application_id)).toBeDefined();
	expect(await readDraft(db.as(guest, tomorrow), application_id)).toBeUndefined();
	await withdrawApplication(db.as(own.head, tomorrow), { application_id, reason: 'Persigalvojome.' });
	const told = (await letters('application-withdrawn')).map(({ to_address }) => to_address);
	expect(told).not.toContain(outsider.email);
	expect(told).not.toContain('laikina@mokykla.example');
});

test('an address that the school types tells it nobody’s name', async () => {
	const own = await openSchool(db, 'Smalsi mokykla');
	const application_id = await started(db, own, call);
	await person(db, 'Slaptoji Žvalgaitė', 'slaptoji@kitur.example');
	const shared = await shareApplication(db.as(own.head), { application_id, name: 'Kas Ten', email: 'slaptoji@kitur.example', may: 'view' });
	expect(shared).toMatchObject({ ok: true });
	expect((await readSharing(db.as(own.head), application_id)).editors).toMatchObject([
		{ name: 'Kas Ten', email: 'slaptoji@kitur.example' }
	]);
	await db.beside.query(`update people.person set email = 'nauja@privatu.example' where email = 'slaptoji@kitur.example'`);
	expect((await readSharing(db.as(own.head), application_id)).editors).toMatchObject([{ email: 'slaptoji@kitur.example' }]);
	const { rows } = await db.beside.query(`select particulars::text as said from platform.event where name = 'application.shared'`);
	expect(JSON.stringify(rows)).not.toContain('Žvalgaitė');
});

test('people of another school cannot be let in by a forged id, and cannot let themselves in', async () => {
	const application_id = await started(db, school, call);
	const stranger = other.staff[2] as string;
	expect(await shareApplication(db.as(school.head), { application_id, person_id: stranger, may: 'edit' })).toMatchObject({
		refusal: 'person_not_of_school'
	});
	expect(await shareApplication(db.as(other.head), { application_id, person_id: stranger, may: 'edit' })).toMatchObject({
		refusal: 'not_found'
	});
	expect(await readSharing(db.as(other.head), application_id)).toEqual({ representatives: [], editors: [], colleagues: [] });
	expect(await shareApplication(db.as(school.head), { application_id, name: '', email: 'x', may: 'edit' })).toMatchObject({
		refusal: 'person_unreadable',
		faults: [{ field: 'name' }, { field: 'email' }]
	});
});

test('only the head signs, only a complete form, and one who is asked gets one letter a day', async () => {
	const own = await openSchool(db, 'Vadovės mokykla');
	const application_id = await started(db, own, call);
	expect(await signOff(db.as(own.head), { application_id })).toMatchObject({ refusal: 'answers_missing' });
	expect(await signOff(db.as(own.coordinator), { application_id })).toMatchObject({ refusal: 'not_head' });
	expect(await signOff(db.as(other.head), { application_id })).toMatchObject({ refusal: 'not_found' });
	expect(await askSignOff(db.as(own.coordinator), { application_id })).toMatchObject({ ok: true, value: { heads: 1 } });
	expect(await askSignOff(db.as(own.coordinator), { application_id })).toMatchObject({ ok: true });
	expect(await letters('application-sign-off-asked')).toHaveLength(1);
});

test('the municipality is asked by its officers’ letters; nobody of another school asks', async () => {
	const own = await openSchool(db, 'Savivaldybės mokykla');
	const application_id = await started(db, own, call);
	const officer = await person(db, 'Daiva Žukienė', 'svietimas@utena.example');
	await giveRole(db.asSystem(), {
		person_id: officer,
		kind: 'municipal_officer',
		organisation_id: own.municipality_id,
		starts_on: '2026-01-01'
	});
	expect(await askEndorsement(db.as(other.head), { application_id })).toMatchObject({ refusal: 'not_found' });
	expect(await askEndorsement(db.as(own.coordinator), { application_id })).toMatchObject({ ok: true, value: { officers: 1 } });
	const [letter, ...more] = await letters('application-endorsement-asked');
	expect(more).toEqual([]);
	expect(letter).toMatchObject({ to_address: 'svietimas@utena.example' });
	expect(letter?.subject).toMatch(/^Savivaldybės mokykla: pritarkite paraiškai KRT-2026-\d{6} iki 2026 m\. gruodžio 11 d\. 16\.00 val\.$/);
	expect((await readDraft(db.as(own.head), application_id))?.endorsement).toMatchObject({ answer: null });
});

test('a conclusion has its level with a comma, a point or N; a faulty one is told where', async () => {
	const own = await openSchool(db, 'Įsivertinusi mokykla');
	const application_id = await started(db, own, call);
	const good = {
		application_id,
		framework: 'self_evaluation_2016',
		indicator: '2.3.1',
		level: '3,53',
		evaluated_on: '',
		conclusion: 'Išvada'
	};
	const added = await addEvidence(db.as(own.head), good);
	expect(added).toMatchObject({ ok: true });
	expect(await addEvidence(db.as(own.head), { ...good, level: 'n', indicator: '1.1.1' })).toMatchObject({ ok: true });
	expect(
		await addEvidence(db.as(own.head), { ...good, indicator: '9.9.9', level: '4,5', evaluated_on: '2026-02-30', conclusion: ' ' })
	).toMatchObject({
		refusal: 'evidence_unreadable',
		faults: [{ field: 'indicator' }, { field: 'level' }, { field: 'evaluated_on' }, { field: 'conclusion' }]
	});
	const evidence = (await readDraft(db.as(own.head), application_id))?.evidence ?? [];
	expect(evidence.map(({ level }) => level)).toEqual([3.53, null]);
	const change = { ...good, evidence_id: evidence[0]?.id ?? '', seen_revision: 1, level: '4' };
	expect(await changeEvidence(db.as(own.head), change)).toMatchObject({ ok: true });
	expect(await changeEvidence(db.as(own.coordinator), change)).toMatchObject({ refusal: 'changed_meanwhile' });
	expect(await changeEvidence(db.as(other.head), change)).toMatchObject({ refusal: 'not_found' });
	expect(await removeEvidence(db.as(own.head), { application_id, evidence_id: evidence[1]?.id ?? '' })).toMatchObject({ ok: true });
});

test('a code lets one school send after the deadline, and the sending says that it is late', async () => {
	const own = await openSchool(db, 'Vėluojanti mokykla');
	const application_id = await filled(db, own, call);
	const after = new Date('2026-12-12T08:00:00Z');
	const given = await giveLateCode(db.as(call.centre.officer, after), {
		call_id: call.id,
		school_id: own.id,
		reason: 'Liga',
		expires_at: new Date('2026-12-14T10:00:00Z')
	});
	const code = given.ok ? given.value.code : '';
	expect(await enterLateCode(db.as(own.head, after), { application_id, code: 'AAAA-CCCC-DDDD' })).toMatchObject({
		refusal: 'late_code_unknown'
	});
	expect(await enterLateCode(db.as(school.head, after), { application_id: await started(db, school, call), code })).toMatchObject({
		refusal: 'late_code_unknown'
	});
	expect(await enterLateCode(db.as(own.head, after), { application_id, code: code.toLowerCase() })).toMatchObject({ ok: true });
	expect(await submitApplication(db.as(own.head, new Date('2026-12-14T10:00:00Z')), { application_id })).toMatchObject({
		refusal: 'call_closed'
	});
	expect(await submitApplication(db.as(own.head, after), { application_id })).toMatchObject({ ok: true, value: { late: true } });
	expect(await readReceipt(db.as(own.coordinator), application_id)).toMatchObject({ late: true, number: 1, sent_by: 'Aldona Vadovė' });
});

test('answers of an earlier application are taken over where they still fit, and nothing written is touched', async () => {
	const own = await openSchool(db, 'Grįžtanti mokykla');
	const before = await filled(db, own, call);
	await submitApplication(db.as(own.coordinator), { application_id: before });
	const edition = await db
		.asSystem()
		.db.transaction()
		.execute(async (trx) => (await callById(trx, call.id))?.edition.id ?? '');
	const next = await createCall(db.as(call.centre.officer), { ...callInput(edition), slug: 'pavasario-kvietimas' });
	const next_id = next.ok ? next.value.id : '';
	await publishCall(db.as(call.centre.officer), { call_id: next_id });
	const application_id = await started(db, own, { id: next_id });
	await saveAnswer(db.as(own.head), { application_id, field: 'change_in_lessons', value: 'Jau parašyta', seen_revision: 0 });
	expect(await readOffer(db.as(own.head), application_id)).toMatchObject({ call: { lt: 'Rudens kvietimas' } });
	expect(await carryOverAnswers(db.as(own.head), { application_id })).toMatchObject({ ok: true });
	const answers = (await readDraft(db.as(own.head), application_id))?.answers ?? {};
	expect(answers).toMatchObject({
		change_in_lessons: 'Jau parašyta',
		documents_to_analyse: 'Atsakymas: documents_to_analyse',
		topic: { code: expect.any(String) }
	});
	expect(answers).not.toHaveProperty('data_true');
	expect(await carryOverAnswers(db.as(other.head), { application_id })).toMatchObject({ refusal: 'not_found' });

	await withdrawApplication(db.as(own.head), { application_id, reason: '' });
	await endRoles(own.id);
	const claimant = await person(db, 'Ieva Smalsioji', 'ieva@pastas.example');
	await claimSchool(db.as(claimant), { school_id: own.id, post: 'direktorė' });
	const begun = await startApplication(db.as(claimant), { call_id: next_id, school_id: own.id });
	const theirs = begun.ok ? begun.value.id : '';
	expect(await readOffer(db.as(claimant), theirs)).toBeNull();
	expect(await carryOverAnswers(db.as(claimant), { application_id: theirs })).toMatchObject({ refusal: 'nothing_earlier' });
	expect((await applicationsOfSchool(db.as(claimant), own.id)).applications.map(({ id }) => id)).toEqual([theirs]);
});

test('one who has only claimed the school writes what they began, sees nobody’s list, and does not send', async () => {
	const lonely = await openSchool(db, 'Niekieno mokykla');
	await endRoles(lonely.id);
	const claimant = await person(db, 'Vilija Pirmoji', 'vilija@pastas.example');
	const second = await person(db, 'Antanas Antrasis', 'antanas@pastas.example');
	for (const one of [claimant, second])
		expect(await claimSchool(db.as(one), { school_id: lonely.id, post: 'direktorė', as_head: true })).toMatchObject({ ok: true });
	const begun = await startApplication(db.as(claimant), { call_id: call.id, school_id: lonely.id });
	const application_id = begun.ok ? begun.value.id : '';
	expect(
		await saveAnswer(db.as(claimant), { application_id, field: 'change_in_lessons', value: 'Pradžia', seen_revision: 0 })
	).toMatchObject({ ok: true });
	expect((await readTeam(db.as(claimant), application_id))?.colleagues).toEqual([]);
	expect(await addTeamMember(db.as(claimant), { application_id, person_id: lonely.staff[2] as string })).toMatchObject({
		refusal: 'person_not_of_school'
	});
	expect(await submitApplication(db.as(claimant), { application_id })).toMatchObject({ refusal: 'claim_pending' });
	expect(await shareApplication(db.as(claimant), { application_id, person_id: second, may: 'send' })).toMatchObject({
		refusal: 'claim_pending'
	});
	expect(await startApplication(db.as(second), { call_id: call.id, school_id: lonely.id })).toMatchObject({ refusal: 'begun_by_other' });
	expect(await readDraft(db.as(second), application_id)).toBeUndefined();
	expect(await withdrawApplication(db.as(claimant), { application_id, reason: '' })).toMatchObject({ ok: true });
});

test('a school’s list shows its applications and the calls it may apply to; others see what was shared with them', async () => {
	const own = await openSchool(db, 'Sąrašo mokykla');
	const fresh = await applicationsOfSchool(db.as(own.head), own.id);
	expect(fresh.applications).toEqual([]);
	expect(fresh.calls.map(({ id }) => id)).toContain(call.id);
	const application_id = await started(db, own, call);
	const now = await applicationsOfSchool(db.as(own.head), own.id);
	expect(now.applications).toMatchObject([{ id: application_id, state: 'draft', changed_by: 'Rasa Petraitytė' }]);
	expect(now.calls.map(({ id }) => id)).not.toContain(call.id);
	expect(await applicationsOfSchool(db.as(other.head), own.id)).toEqual({ applications: [], calls: [] });
	const colleague = own.staff[3] as string;
	await shareApplication(db.as(own.head), { application_id, person_id: colleague, may: 'view' });
	expect(await applicationsOfSchool(db.as(colleague), own.id)).toMatchObject({ applications: [{ id: application_id }], calls: [] });
	expect(await changesSince(db.as(colleague), application_id, today)).toMatchObject({
		answers: [{ field: 'contact_email' }, { field: 'contact_name' }].map((one) => expect.objectContaining(one))
	});
});

test('a call of another programme offers nothing to take over', async () => {
	const own = await openSchool(db, 'Nauja mokykla');
	const elsewhere = await publishedCall(db, call.centre, { slug: 'kitas-kvietimas' });
	await submitApplication(db.as(own.head), { application_id: await filled(db, own, elsewhere) });
	expect(await readOffer(db.as(own.head), await started(db, own, call))).toBeNull();
});
