import { expect, test } from 'vitest';
import { newId } from '#platform';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { makeSchool, openCall, sendAgain, sendOne, type SentApplication } from '../../../../../tests/support/sent.ts';
import { applicationFile } from './application-file.ts';
import { overrideFlag, takeBackOverride } from './override-flag.ts';
import { prolongReturn } from './prolong-return.ts';
import { returnApplication } from './return-application.ts';

const database = await testDatabase();
const open = await openCall(database);
const officer = database.as(open.centre.officer);

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

test('an application is sent back with remarks on fields and a day; the school gets a letter', async () => {
	const sent = await application('Remigijaus mokykla');
	const outcome = await returnApplication(officer, {
		application_id: sent.id,
		remarks: [
			{ field: 'team', text: ' Parašykite, ko moko Jonas. ' },
			{ field: 'change_in_lessons', text: 'Kas tai matuos?' },
			{ field: 'topic', text: '  ' }
		],
		due_on: '2026-12-04',
		due_time: '16.00'
	});
	expect(outcome).toMatchObject({ ok: true, value: { due_at: new Date('2026-12-04T14:00:00Z') } });
	expect((await rowOf(sent)).state).toBe('returned');
	expect((await file(sent)).returned?.remarks).toEqual([
		{ field: 'team', text: 'Parašykite, ko moko Jonas.' },
		{ field: 'change_in_lessons', text: 'Kas tai matuos?' }
	]);
	const [letter] = await mails('application-returned');
	expect(letter).toMatchObject({
		to_address: expect.stringContaining('direktore'),
		subject: `Paraiška ${sent.reference} grąžinta: pataisykite ir pateikite iki 2026 m. gruodžio 4 d. 16.00 val.`
	});
	expect(letter?.body).toContain('2 pastabas');
	expect(
		await returnApplication(officer, {
			application_id: sent.id,
			remarks: [{ field: 'team', text: 'x' }],
			due_on: '2026-12-04',
			due_time: '16'
		})
	).toMatchObject({ refusal: 'not_submitted' });
});

test.each([
	['without a remark', { remarks: [] }, 'remarks', 'application_centre_fault_no_remark'],
	[
		'with a remark on a field that the form does not have',
		{ remarks: [{ field: 'x; drop', text: 'a' }] },
		'remarks',
		'application_centre_fault_unknown_field'
	],
	[
		'with a megabyte in a remark',
		{ remarks: [{ field: 'team', text: 'ą'.repeat(1_000_000) }] },
		'remark_team',
		'application_centre_fault_remark_too_long'
	],
	['until a day that the calendar does not have', { due_on: '2026-02-30' }, 'due_on', 'application_centre_fault_due_unclear'],
	['until no hour', { due_time: '25:00' }, 'due_on', 'application_centre_fault_due_unclear'],
	['until a day that is over', { due_on: '2026-11-26' }, 'due_on', 'application_centre_fault_due_past']
])('an application is not sent back %s', async (_, changes, field, key) => {
	const sent = await application();
	const outcome = await returnApplication(officer, {
		application_id: sent.id,
		remarks: [{ field: 'team', text: 'Trūksta' }],
		due_on: '2026-12-04',
		due_time: '16:00',
		...changes
	});
	expect(outcome).toMatchObject({ ok: false, refusal: 'return_incomplete', faults: [{ field, key }] });
	expect((await rowOf(sent)).state).toBe('submitted');
});

test('two officers who send back at once send back once', async () => {
	const sent = await application();
	const input = { application_id: sent.id, remarks: [{ field: 'team', text: 'Trūksta' }], due_on: '2026-12-04', due_time: '16:00' };
	const outcomes = await Promise.all([returnApplication(officer, input), returnApplication(officer, input)]);
	expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
});

test('a school gets more time, also when its day is over; less time it never gets', async () => {
	const sent = await application();
	const later = database.as(open.centre.officer, new Date('2026-12-07T08:00:00Z'));
	const prolong = (due_on: string, due_time = '16:00') => prolongReturn(later, { application_id: sent.id, due_on, due_time });
	expect(await prolong('2026-12-11')).toMatchObject({ refusal: 'not_returned' });
	await returnApplication(officer, {
		application_id: sent.id,
		remarks: [{ field: 'team', text: 'Trūksta' }],
		due_on: '2026-12-04',
		due_time: '16:00'
	});
	expect(await prolong('2026-12-06')).toMatchObject({ refusal: 'due_unreadable', faults: [{ key: 'application_centre_fault_due_past' }] });
	expect(await prolong('2026-02-30')).toMatchObject({
		refusal: 'due_unreadable',
		faults: [{ key: 'application_centre_fault_due_unclear' }]
	});
	expect(await prolong('2026-12-11')).toMatchObject({ ok: true, value: { due_at: new Date('2026-12-11T14:00:00Z') } });
	expect(await prolong('2026-12-10')).toMatchObject({ refusal: 'due_shortened', faults: [{ field: 'due_on' }] });
	expect((await file(sent)).returned?.due_at).toEqual(new Date('2026-12-11T14:00:00Z'));
	expect((await mails('application-return-prolonged')).at(-1)?.subject).toContain('iki 2026 m. gruodžio 11 d. 16.00 val.');
	expect(
		await prolongReturn(database.as(open.centre.stranger), { application_id: sent.id, due_on: '2026-12-18', due_time: '16' })
	).toMatchObject({ refusal: 'not_found' });
});

test('after a correction the sendings stand beside each other, with what was changed', async () => {
	const sent = await application('Kartojanti mokykla');
	await returnApplication(officer, {
		application_id: sent.id,
		remarks: [{ field: 'team', text: 'Trūksta' }],
		due_on: '2026-12-04',
		due_time: '16:00'
	});
	await sendAgain(database, open, sent, {
		answers: { change_in_lessons: 'Kitaip.' },
		team: ['Rasa Petrauskaitė', 'Nauja Narė', 'C', 'D', 'E', 'F', 'G', 'H'],
		sent_at: new Date('2026-11-26T09:00:00Z')
	});
	const now = await file(sent);
	expect(now.sending).toMatchObject({ number: 2, content: { answers: { change_in_lessons: 'Kitaip.' } } });
	expect(now.changed.sort()).toEqual(['change_in_lessons', 'team']);
	expect(now.returned).toBeNull();
	expect((await file(sent, 1)).sending.content.answers['change_in_lessons']).not.toBe('Kitaip.');
	expect((await file(sent, 99)).sending.number).toBe(2);
});

test('a flag is let pass for a reason: the list says so, the sending stays as it was, and it can be taken back', async () => {
	const sent = await application('Vėliavėlių mokykla', { category: 'expert_teacher' });
	const flags = sent.verdict.findings.filter(({ severity, met }) => severity === 'flag' && met !== true);
	const [flag] = flags;
	if (!flag) throw new Error('the call has no flag to let pass');
	const passed = await overrideFlag(officer, { application_id: sent.id, rule_id: flag.id, reason: 'Patikrinta telefonu.' });
	expect(passed).toMatchObject({ ok: true });
	const opened = await file(sent);
	expect(opened.overrides).toMatchObject([{ rule_id: flag.id, reason: 'Patikrinta telefonu.', by: 'Rūta Žemaitė' }]);
	expect(opened.sending.verdict.findings.find(({ id }) => id === flag.id)).toMatchObject({ override: { reason: 'Patikrinta telefonu.' } });
	const { rows } = await database.beside.query('select verdict, outcome from applications.submission where id = $1', [sent.submission_id]);
	expect(rows[0]).toEqual({ verdict: sent.verdict, outcome: sent.verdict.outcome });
	expect((await mails('application-overridden')).at(-1)?.body).toContain('Priežastis: Patikrinta telefonu.');
	expect(await overrideFlag(officer, { application_id: sent.id, rule_id: flag.id, reason: 'Dar kartą.' })).toMatchObject({
		refusal: 'already_overridden'
	});

	expect(await takeBackOverride(officer, { application_id: sent.id, rule_id: flag.id })).toMatchObject({ ok: true });
	expect((await rowOf(sent)).outcome).toBe(sent.verdict.outcome);
	expect(await takeBackOverride(officer, { application_id: sent.id, rule_id: flag.id })).toMatchObject({ refusal: 'not_overridden' });
	expect((await file(sent)).timeline.map(({ name }) => name)).toEqual(['application.override_taken_back', 'application.flag_overridden']);
});

test('a „must“ is never let pass, nor a condition that is met, nor one that the call does not have', async () => {
	const sent = await application('Maža komanda', { team: ['Rasa Petrauskaitė'] });
	const must = sent.verdict.findings.find(({ severity, met }) => severity === 'refuse' && met === false);
	const met = sent.verdict.findings.find(({ met: answer }) => answer === true);
	for (const rule_id of [must?.id ?? '', met?.id ?? '', 'nothing', '__proto__', 'constructor']) {
		expect(await overrideFlag(officer, { application_id: sent.id, rule_id, reason: 'Gera mokykla.' })).toMatchObject({
			ok: false,
			refusal: 'no_such_flag'
		});
	}
	expect((await rowOf(sent)).outcome).toBe('no');
});

test.each(['', '    ', 'taip', 'ą'.repeat(3000)])('a flag is not let pass without a readable reason: %#', async (reason) => {
	const sent = await application(undefined, { category: 'expert_teacher' });
	const flag = sent.verdict.findings.find(({ severity, met }) => severity === 'flag' && met !== true);
	expect(await overrideFlag(officer, { application_id: sent.id, rule_id: flag?.id ?? '', reason })).toMatchObject({
		refusal: 'reason_unreadable',
		faults: [{ field: 'reason' }]
	});
});
