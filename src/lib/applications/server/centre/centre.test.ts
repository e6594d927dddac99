import { expect, test } from 'vitest';
import { newId } from '#platform';
import { testDatabase, today } from '../../../../../tests/support/database.ts';
import { callIn, makeDraft, makeSchool, openCall, sendOne, type SentApplication } from '../../../../../tests/support/sent.ts';
import { applicationFile } from './application-file.ts';
import { lookAtApplication } from './look-at.ts';
import { readThread, readMessages, sendMessage } from './messages.ts';
import { overrideFlag, takeBackOverride } from './override-flag.ts';
import { previewRules } from './preview-rules.ts';
import { returnApplication } from './return-application.ts';

const database = await testDatabase();
const open = await openCall(database);
const { officer: officerId, stranger } = open.centre;
const officer = database.as(officerId);
const secret = 'Slaptoji gimnazija';

const application = async (name = `Mokykla ${newId().slice(0, 6)}`, sending = {}): Promise<SentApplication> =>
	sendOne(database, open, await makeSchool(database, name), sending);
const mails = async (template: string): Promise<{ to_address: string; subject: string; body: string }[]> =>
	(
		await database.beside.query('select to_address, subject, body from platform.mail where template = $1 order by written_at, to_address', [
			template
		])
	).rows;
const rowOf = async ({ id }: { id: string }) =>
	(await database.beside.query('select * from applications.application where id = $1', [id])).rows[0];
const file = async ({ id }: { id: string }, number?: number) => {
	const outcome = await applicationFile(officer, id, number);
	if (!outcome.ok) throw new Error(outcome.refusal);
	return outcome.value;
};
const outsiders = async () => {
	const other = await makeSchool(database, 'Kita mokykla');
	return [database.as(stranger), database.as(other.head), database.asPublic(), database.as(newId())];
};

test('nothing of an application reaches who is not of its centre: not its content, not that it exists', async () => {
	const sent = await application(secret);
	const draft = await makeDraft(database, open, await makeSchool(database, `${secret} II`));
	for (const context of await outsiders()) {
		const outcomes = [
			await applicationFile(context, sent.id),
			await lookAtApplication(context, { application_id: sent.id }),
			await returnApplication(context, {
				application_id: sent.id,
				remarks: [{ field: 'team', text: 'Trūksta' }],
				due_on: '2026-12-04',
				due_time: '16:00'
			}),
			await overrideFlag(context, { application_id: sent.id, rule_id: 'team_size', reason: 'Todėl taip' }),
			await takeBackOverride(context, { application_id: sent.id, rule_id: 'team_size' }),
			await sendMessage(context, { application_id: sent.id, body: 'Labas' }),
			await readThread(context, sent.id),
			await previewRules(context, open.call.id, [])
		];
		expect(outcomes.every(({ ok }) => !ok)).toBe(true);
		expect(JSON.stringify(outcomes)).not.toContain(secret);
	}
	expect(await applicationFile(officer, draft)).toMatchObject({ ok: false, refusal: 'not_found' });
	expect(await sendMessage(officer, { application_id: draft, body: 'Labas' })).toMatchObject({ ok: false, refusal: 'not_found' });
	for (const forged of [newId(), 'x', ''])
		expect(await applicationFile(officer, forged)).toMatchObject({ ok: false, refusal: 'not_found' });
	expect((await rowOf(sent)).state).toBe('submitted');
});

test('an officer whose role has ended has no say any more', async () => {
	const sent = await application();
	await database.beside.query(`update people.role set ends_on = '2026-12-31' where person_id = $1`, [officerId]);
	expect(await applicationFile(database.as(officerId, new Date('2027-01-02T08:00:00Z')), sent.id)).toMatchObject({
		ok: false,
		refusal: 'not_found'
	});
	expect((await applicationFile(officer, sent.id)).ok).toBe(true);
	await database.beside.query('update people.role set ends_on = null where person_id = $1', [officerId]);
});

test('the two sides write to each other; each gets a letter and sees what it has not read', async () => {
	const sent = await application('Rašanti mokykla');
	const head = database.as(sent.school.head);
	expect(await sendMessage(officer, { application_id: sent.id, body: 'Ar mokymai vyks\r\nJūsų mokykloje? \u202e' })).toMatchObject({
		ok: true
	});
	expect((await mails('application-message')).at(-1)).toMatchObject({
		subject: `Paraiška ${sent.reference}: nauja žinutė`,
		body: expect.stringContaining('Ar mokymai vyks\nJūsų mokykloje?')
	});
	expect(await sendMessage(head, { application_id: sent.id, body: 'Taip.' })).toMatchObject({ ok: true });
	expect((await mails('application-message')).at(-1)).toMatchObject({ to_address: 'ruta@centras.example' });

	const thread = await readThread(head, sent.id);
	expect(thread).toMatchObject({
		ok: true,
		value: {
			side: 'school',
			messages: [
				{ from_centre: true, author: 'Rūta Žemaitė', read_at: null },
				{ from_centre: false, body: 'Taip.', read_at: null }
			]
		}
	});
	await readMessages(head, sent.id);
	await lookAtApplication(officer, { application_id: sent.id });
	const read = await readThread(head, sent.id);
	expect(read.ok && read.value.messages.map(({ read_at }) => read_at)).toEqual([today, today]);
});

test.each(['', ' \n ', 'ą'.repeat(5001)])('a letter of nothing or of too much is not sent: %#', async (body) => {
	const sent = await application();
	expect(await sendMessage(officer, { application_id: sent.id, body })).toMatchObject({
		ok: false,
		refusal: 'message_unreadable',
		faults: [{ field: 'body' }]
	});
});

test('looking at an application is remembered for the officer who looked', async () => {
	const sent = await application();
	await lookAtApplication(officer, { application_id: sent.id });
	await lookAtApplication(officer, { application_id: sent.id });
	expect((await file(sent)).seen).toEqual([{ name: 'Rūta Žemaitė', at: today }]);
});

test('the officer is told who stands in two teams of the call, and what the school has sent before', async () => {
	const [person] = (
		await database.beside.query(
			`insert into people.person (id, name, email, created_at) values ($1, 'Eglė Dviguba', 'egle@mokykla.example', $2) returning id`,
			[newId(), today]
		)
	).rows;
	const [one, two, three] = [
		await application('Pirma mokykla', { persons: [person.id] }),
		await application('Antra mokykla', { persons: [person.id] }),
		await application('Trečia mokykla')
	];
	const earlier = await sendOne(database, await callIn(database, open.centre, open.call.edition.id), one.school);
	expect((await file(one)).related).toMatchObject([
		{ because: 'same_people', reference: two.reference, people: ['Rasa Petrauskaitė'] },
		{ because: 'same_school', reference: earlier.reference }
	]);
	expect((await file(three)).related).toEqual([]);
});

test('a changed rule is tried on what was sent, and changes nothing', async () => {
	const tried = await openCall(database, open.centre);
	const [big, small] = [
		await sendOne(database, tried, await makeSchool(database, 'Didelė mokykla'), { pupils: 700 }),
		await sendOne(database, tried, await makeSchool(database, 'Nedidelė mokykla'), { pupils: 90 })
	];
	const none = await previewRules(officer, tried.call.id, tried.rules.criteria);
	expect(none).toMatchObject({ ok: true, value: { total: 2, changes: [], before: { yes: 2 }, after: { yes: 2 } } });
	const stricter = [
		...tried.rules.criteria,
		{ id: 'small_school', criterion: 'pupils_at_most', params: { pupils: 300 }, severity: 'refuse', clause: '7 p.', wording: null } as const
	];
	const outcome = await previewRules(officer, tried.call.id, [...stricter]);
	expect(outcome).toMatchObject({
		ok: true,
		value: {
			before: { yes: 2, no: 0 },
			after: { yes: 1, no: 1 },
			changes: [
				{
					reference: big.reference,
					school_name: 'Didelė mokykla',
					before: { outcome: 'yes' },
					after: { outcome: 'no' },
					differences: [{ rule: 'small_school', before: null, after: false }]
				}
			]
		}
	});
	expect((await rowOf(big)).outcome).toBe('yes');
	expect((await rowOf(small)).outcome).toBe('yes');
});

test('a flag let pass stays so when rules are tried', async () => {
	const tried = await openCall(database, open.centre);
	const flagged = await sendOne(database, tried, await makeSchool(database, 'Peržiūrėta mokykla'), { category: 'expert_teacher' });
	for (const { id, severity, met } of flagged.verdict.findings)
		if (severity === 'flag' && met !== true)
			await overrideFlag(officer, { application_id: flagged.id, rule_id: id, reason: 'Patikrinta.' });
	expect(await previewRules(officer, tried.call.id, tried.rules.criteria)).toMatchObject({ ok: true, value: { changes: [] } });
});

test('the preview of rules that were not drafted says that there are none', async () => {
	expect(await previewRules(officer, open.call.id)).toMatchObject({ ok: false, refusal: 'no_draft' });
});
