import { beforeAll, expect, test } from 'vitest';
import { openCall, openSchool, started, type TestSchool } from '../../../../tests/support/applications.ts';
import { testDatabase, today } from '../../../../tests/support/database.ts';
import { changesSince, readHistory, saveAnswer, saveSection, shareApplication } from './index.ts';
import { digestOf } from '../written.ts';

const db = await testDatabase();
let school: TestSchool;
let other: TestSchool;
let application_id: string;

beforeAll(async () => {
	const call = await openCall(db);
	school = await openSchool(db);
	other = await openSchool(db, 'Kita mokykla');
	application_id = await started(db, school, call);
});

const later = (minutes: number) => new Date(today.getTime() + minutes * 60_000);
const field = 'change_in_lessons';

test('two editors of one field: the second is told what stands there and whose it is, and nothing is overwritten', async () => {
	expect(await saveAnswer(db.as(school.head), { application_id, field, value: 'Vadovės tekstas', seen_revision: 0 })).toMatchObject({
		ok: true,
		value: { revision: 1 }
	});
	const second = await saveAnswer(db.as(school.coordinator, later(1)), { application_id, field, value: 'Rasos tekstas', seen_revision: 0 });
	expect(second).toMatchObject({
		ok: false,
		refusal: 'changed_meanwhile',
		theirs: { value: 'Vadovės tekstas', revision: 1, by: 'Aldona Vadovė', at: today }
	});
	expect(
		await saveAnswer(db.as(school.coordinator, later(2)), { application_id, field, value: 'Rasos tekstas', seen_revision: 1 })
	).toMatchObject({ ok: true, value: { revision: 2 } });
});

test('at the same instant one of two editors is written and the other is told', async () => {
	const write = (person: string, value: string) =>
		saveAnswer(db.as(person), { application_id, field: 'room_and_equipment', value, seen_revision: 0 });
	const outcomes = await Promise.all([write(school.head, 'Salė'), write(school.coordinator, 'Biblioteka')]);
	expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
	expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ refusal: 'changed_meanwhile' });
});

test('the same text written twice is one writing', async () => {
	const save = () => saveAnswer(db.as(school.head), { application_id, field: 'other_venue', value: 'Biblioteka', seen_revision: 0 });
	expect(await save()).toMatchObject({ ok: true, value: { revision: 1 } });
	expect(await save()).toMatchObject({ ok: true, value: { revision: 1 } });
});

test('a page without scripts that has not touched a field does not take back what a colleague has written in it', async () => {
	await saveAnswer(db.as(school.coordinator), {
		application_id,
		field: 'documents_to_analyse',
		value: 'Strateginis planas',
		seen_revision: 0
	});
	const posted = { field: 'documents_to_analyse', value: '', seen_revision: 0, seen_digest: digestOf(null) };
	expect(await saveSection(db.as(school.head), { application_id, answers: [posted] })).toMatchObject({ ok: true });
	const changes = await changesSince(db.as(school.head), application_id, new Date(0));
	expect(changes?.answers.find((answer) => answer.field === 'documents_to_analyse')).toMatchObject({ value: 'Strateginis planas' });
});

test('a section is written whole or not at all', async () => {
	const answers = [
		{ field: 'contact_post', value: 'pavaduotoja', seen_revision: 0 },
		{ field: 'contact_phone', value: 'x'.repeat(1_000_000), seen_revision: 0 }
	];
	expect(await saveSection(db.as(school.head), { application_id, answers })).toMatchObject({
		refusal: 'answer_unreadable',
		faults: [{ field: 'contact_phone', key: 'application_fault_answer_too_long', values: { most: 200 } }]
	});
	const changes = await changesSince(db.as(school.head), application_id, new Date(0));
	expect(changes?.answers.map((answer) => answer.field)).not.toContain('contact_post');
});

test.each([
	['a text of a million signs', 'contact_post', 'ž'.repeat(1_000_000), 'application_fault_answer_too_long'],
	['a choice that is not offered', 'topic', 'astrology', 'application_fault_answer_not_offered'],
	['a sum in words', 'money_per_teacher', 'šimtas', 'application_fault_answer_not_a_number']
])('what cannot be taken is refused at the field: %s', async (_, key, value, fault) => {
	expect(await saveAnswer(db.as(school.head), { application_id, field: key, value, seen_revision: 0 })).toMatchObject({
		refusal: 'answer_unreadable',
		faults: [{ field: key, key: fault }]
	});
});

test('signs that no database keeps do not break the writing', async () => {
	const value = 'Pamoka \u0000 \ud800 \u202eatbulai\u202c 😀';
	expect(await saveAnswer(db.as(school.head), { application_id, field: 'climate', value, seen_revision: 0 })).toMatchObject({
		ok: true,
		value: { value: 'Pamoka  \ufffd atbulai 😀' }
	});
});

test('a field that the form does not have has no answer', async () => {
	expect(await saveAnswer(db.as(school.head), { application_id, field: 'bribe', value: 'x', seen_revision: 0 })).toMatchObject({
		refusal: 'no_such_field'
	});
});

test('people of another school write nothing, however they forge ids, and are told nothing', async () => {
	for (const id of [application_id, '00000000-0000-0000-0000-000000000000', "'; drop table", '']) {
		expect(await saveAnswer(db.as(other.head), { application_id: id, field, value: 'Svetimas', seen_revision: 2 })).toEqual({
			ok: false,
			refusal: 'not_found',
			faults: []
		});
	}
	expect(await changesSince(db.as(other.head), application_id, new Date(0))).toBeUndefined();
	expect(await readHistory(db.as(other.head), application_id)).toBeUndefined();
});

test('one with the right to view reads and does not write; with the right to edit writes', async () => {
	const colleague = school.staff[3] as string;
	expect(await saveAnswer(db.as(colleague), { application_id, field, value: 'x', seen_revision: 2 })).toMatchObject({
		refusal: 'not_found'
	});
	await shareApplication(db.as(school.head), { application_id, person_id: colleague, may: 'view' });
	expect(await saveAnswer(db.as(colleague), { application_id, field, value: 'x', seen_revision: 2 })).toMatchObject({
		refusal: 'not_allowed'
	});
	await shareApplication(db.as(school.head), { application_id, person_id: colleague, may: 'edit' });
	expect(await saveAnswer(db.as(colleague, later(3)), { application_id, field, value: 'Kolegos tekstas', seen_revision: 2 })).toMatchObject(
		{ ok: true }
	);
});

test('who changed what is told, and the pauses of one person are one change', async () => {
	for (const [minute, value] of [
		[20, 'A'],
		[21, 'AB'],
		[22, 'ABC']
	] as const) {
		await saveAnswer(db.as(school.coordinator, later(minute)), {
			application_id,
			field: 'contact_post',
			value,
			seen_revision: minute - 20
		});
	}
	const history = (await readHistory(db.as(school.head, later(30)), application_id)) ?? [];
	const told = (key: string) =>
		history.flatMap((entry) => (entry.kind === 'answer' && entry.field === key ? [[entry.by, entry.value, entry.before]] : []));
	expect(told('contact_post')).toEqual([['Rasa Petraitytė', 'ABC', null]]);
	expect(told(field)).toEqual([
		['Mokytoja Pavardėo', 'Kolegos tekstas', 'Rasos tekstas'],
		['Rasa Petraitytė', 'Rasos tekstas', 'Vadovės tekstas'],
		['Aldona Vadovė', 'Vadovės tekstas', null]
	]);
});

test('the same choice in the other language is the same answer', async () => {
	const save = (locale: 'lt' | 'en', seen_revision: number) =>
		saveAnswer(db.as(school.head, today, locale), { application_id, field: 'topic', value: 'learning', seen_revision });
	expect(await save('lt', 0)).toMatchObject({ ok: true, value: { revision: 1 } });
	expect(await save('en', 1)).toMatchObject({
		ok: true,
		value: { revision: 1, value: { code: 'learning', text: expect.stringMatching(/^Mokymosi/) } }
	});
});
