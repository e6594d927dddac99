import { expect, test } from 'vitest';
import { memoryStore, openFiles } from '#platform/server';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { heldDelivery, hold, read, readyAt, readyDelivery, type Ready } from '../../../../../tests/support/delivery.ts';
import { pdf } from '../../../../../tests/support/office.ts';
import {
	addParticipant,
	bringSheet,
	deliveryInvariants,
	leaveTeam,
	markAttendance,
	participantsOf,
	printSheet,
	readRegister,
	readRegisters,
	readTeamOf,
	registerTodos,
	replaceParticipant,
	setLecturers,
	typeSheet,
	type Session
} from '../index.ts';

const db = await testDatabase();
openFiles(memoryStore());
const session = (ready: Ready, at = 0) => ready.sessions[at] as Session;
const person = (ready: Ready, at: number) => ready.people[at] as Ready['people'][number];
const people = (ready: Ready) => read(db, (trx) => participantsOf(trx, ready.delivery.id));
const broken = async () => {
	const found = await read(db, async (trx) => {
		const all = [];
		for (const one of deliveryInvariants) all.push(...(await one.broken(trx)));
		return all;
	});
	return found;
};
const newcomer = { name: 'Nauja Mokytoja', post: 'Mokytoja', email: 'nauja@mokykla.example' };

test('one comes instead of another from a day on: each is marked on their own days', async () => {
	const ready = await readyDelivery(db);
	await hold(db, ready, { only: [0, 1] });
	const replace = (from: string, who = ready.head, why = 'Susirgo.') =>
		replaceParticipant(db.as(who), { participant_id: person(ready, 0).id, from, why, ...newcomer });
	expect(await replace('2027-03-02', ready.season.lecturers[2] as string)).toMatchObject({ refusal: 'not_found' });
	expect(await replace('2027-03-01')).toMatchObject({ refusal: 'attended_later' });
	expect(await replace('2027-03-02', ready.head, '')).toMatchObject({ refusal: 'reason_missing' });
	expect((await people(ready)).length).toBe(8);
	const replaced = await replace('2027-03-02');
	if (!replaced.ok) throw new Error(replaced.refusal);
	expect(await replace('2027-03-03')).toMatchObject({ refusal: 'already_left' });
	const after = await readyAt(db, ready.season, 0);
	const found = after.people.find(({ id }) => id === replaced.value.id);
	expect(found).toMatchObject({ name: 'Nauja Mokytoja', starts_on: '2027-03-02', replaces_id: person(ready, 0).id });
	const now = session(ready, 2).begins_at;
	const mark = (participant_id: string) =>
		markAttendance(db.as(ready.lecturers[0], now), {
			session_id: session(ready, 2).id,
			marks: [{ participant_id, status: 'present' }]
		});
	expect(await mark(person(ready, 0).id)).toMatchObject({ refusal: 'wrong_marks' });
	expect((await mark(replaced.value.id)).ok).toBe(true);
	const seen = await readRegister(db.as(ready.lecturers[0]), { delivery_id: ready.delivery.id, session_id: session(ready, 2).id });
	expect(seen.ok && seen.value.rows.map(({ name }) => name)).not.toContain(person(ready, 0).name);
	expect(await broken()).toEqual([]);
});

test('somebody joins and somebody leaves; nobody is in a team twice', async () => {
	const ready = await readyDelivery(db);
	const add = (more = {}) =>
		addParticipant(db.as(ready.head), {
			delivery_id: ready.delivery.id,
			from: '2027-03-01',
			...newcomer,
			email: 'kita@mokykla.example',
			...more
		});
	expect((await add()).ok).toBe(true);
	expect(await add()).toMatchObject({ refusal: 'already_in_team' });
	expect(await add({ name: '', email: 'ne adresas' })).toMatchObject({
		refusal: 'person_unreadable',
		faults: [{ field: 'name' }, { field: 'email' }]
	});
	const codes = (await people(ready)).map(({ code }) => code);
	expect(new Set(codes).size).toBe(9);
	const left = await leaveTeam(db.as(ready.head), { participant_id: person(ready, 1).id, ends_on: '2027-03-01', why: 'Keičia darbą.' });
	expect(left.ok).toBe(true);
	const page = await readTeamOf(db.as(ready.lecturers[1]), ready.delivery.id);
	expect(page.ok && page.value.people.filter(({ left_why }) => left_why === 'Keičia darbą.').length).toBe(1);
	expect(await readTeamOf(db.as(person(ready, 2).person_id), ready.delivery.id)).toMatchObject({ refusal: 'not_found' });
});

test('the summary: lecturers see all, the school what is closed, a participant their own row', async () => {
	const ready = await readyDelivery(db);
	await hold(db, ready, { only: [0], statuses: { [person(ready, 3).id]: 'absent' } });
	const open = session(ready, 1);
	await markAttendance(db.as(ready.lecturers[0], open.begins_at), {
		session_id: open.id,
		marks: [{ participant_id: person(ready, 0).id, status: 'late', contact: 4, consultation: 8 }]
	});
	const overview = async (who: string) => {
		const outcome = await readRegisters(db.as(who, open.begins_at), ready.delivery.id);
		if (!outcome.ok) throw new Error(outcome.refusal);
		return outcome.value;
	};
	const seen = await overview(ready.lecturers[0]);
	expect(seen.rows[0]?.cells.map((cell) => cell && `${cell.status} ${cell.contact}+${cell.consultation}`)).toEqual([
		'present 16+0',
		'late 4+8',
		null,
		null,
		null,
		null
	]);
	expect(seen.rows.map(({ contact, share }) => [contact, share])).toEqual(ready.people.map((_, at) => (at === 3 ? [0, 0] : [16, 16 / 96])));
	expect(seen.sessions.map(({ state, marked, there }) => `${state} ${marked} ${there}`).slice(0, 3)).toEqual([
		'closed 8 7',
		'open 1 1',
		'coming 0 0'
	]);
	const school = await overview(ready.head);
	expect(school.rows[0]?.cells[1]).toBeNull();
	expect(school.rows[0]?.cells[0]).toMatchObject({ status: 'present' });
	const own = await overview(person(ready, 3).person_id);
	expect(own.rows.map(({ name, cells }) => [name, cells[0]?.status])).toEqual([[person(ready, 3).name, 'absent']]);
	expect(own.lecturers).toEqual([]);
	expect(await readRegisters(db.as(ready.season.lecturers[3] as string), ready.delivery.id)).toMatchObject({ refusal: 'not_found' });
});

test('the sheet: printed with codes, typed in by them, brought as evidence', async () => {
	const ready = await readyDelivery(db);
	const asked = { delivery_id: ready.delivery.id, session_id: session(ready).id };
	const printed = await printSheet(db.as(ready.lecturers[0]), asked);
	expect(printed.ok && Buffer.from(printed.value.pdf.slice(0, 5)).toString()).toBe('%PDF-');
	expect(await printSheet(db.as(ready.head), asked)).toMatchObject({ refusal: 'not_found' });
	const [one, other] = [person(ready, 0), person(ready, 1)];
	const type = (codes: string, who = ready.lecturers[0]) =>
		typeSheet(db.as(who, session(ready).ends_at), { session_id: session(ready).id, codes, others_absent: true });
	expect(await type(`${one.code} II`, ready.head)).toMatchObject({ refusal: 'not_found', faults: [] });
	expect(await type(`${one.code} II`)).toMatchObject({ refusal: 'unknown_codes', faults: [{ values: { codes: 'II' } }] });
	expect(await type(` ${one.code.toLowerCase()}, ${other.code} `)).toEqual({ ok: true, value: { marked: 8 } });
	const seen = await readRegister(db.as(ready.lecturers[0]), asked);
	expect(seen.ok && seen.value.rows.map(({ mark }) => `${mark?.status} ${mark?.way}`).sort()).toEqual([
		...Array<string>(6).fill('absent sheet'),
		'present sheet',
		'present sheet'
	]);
	const bring = (bytes: Uint8Array, who = ready.lecturers[0]) =>
		bringSheet(db.as(who), { session_id: session(ready).id, file: { name: 'lapas.pdf', bytes } });
	expect(await bring(new Uint8Array(21 * 1024 * 1024))).toMatchObject({ refusal: 'file_too_large' });
	expect(await bring(pdf(), ready.head)).toMatchObject({ refusal: 'not_found' });
	expect((await bring(pdf())).ok).toBe(true);
	const again = await readRegister(db.as(ready.lecturers[0]), asked);
	expect(again.ok && again.value.sheets.map(({ name }) => name)).toEqual(['lapas.pdf']);
});

test('who led then is offered at closing, also when somebody else leads now', async () => {
	const ready = await readyDelivery(db);
	const later = new Date(session(ready).ends_at.getTime() + 3_600_000);
	const [gone, stays] = [ready.lecturers[1], ready.lecturers[0]];
	const comes = ready.season.lecturers[2] as string;
	await read(db, (trx) => setLecturers(trx, { now: later }, ready.delivery.id, [stays, comes]));
	const led = async (at: number) => {
		const page = await readRegister(db.as(stays, later), { delivery_id: ready.delivery.id, session_id: session(ready, at).id });
		return page.ok ? [page.value.led.toSorted(), page.value.lecturers.length] : page.refusal;
	};
	expect(await led(0)).toEqual([[gone, stays].sort(), 3]);
	expect(await led(2)).toEqual([[comes, stays].sort(), 2]);
});

test('Today: a half-day that is over waits for its lecturers until its register is closed', async () => {
	const ready = await readyDelivery(db);
	const keys = async (who: string, now: Date) => (await registerTodos(db.as(who, now))).map(({ key, path }) => `${key} ${path}`);
	const after = session(ready).ends_at;
	expect(await keys(ready.lecturers[0], session(ready).begins_at)).toEqual([]);
	const waiting = [`today_register_to_close /training/${ready.delivery.id}/register/${session(ready).id}`];
	expect(await keys(ready.lecturers[0], after)).toEqual(waiting);
	expect(await keys(ready.lecturers[1], after)).toEqual(waiting);
	expect(await keys(ready.head, after)).toEqual([]);
	await hold(db, ready, { only: [0] });
	expect(await keys(ready.lecturers[0], after)).toEqual([]);
});

test('the ledger says what the registers say, and whoever changes it otherwise is found', async () => {
	const ready = await heldDelivery(db);
	expect(await broken()).toEqual([]);
	await db.beside.query(
		`update delivery.hours set superseded_at = $1, superseded_why = 'ranka' where id = (select id from delivery.hours where delivery_id = $2 limit 1)`,
		[session(ready).ends_at, ready.delivery.id]
	);
	expect((await broken()).length).toBe(1);
});
