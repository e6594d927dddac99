import { describe, expect, test } from 'vitest';
import { newId } from '#platform';
import { asPublic, contextFor } from '#platform/server';
import { testDatabase, today } from '../../../../../tests/support/database.ts';
import { testPhone } from '../../../../../tests/support/phones.ts';
import { publishedSeason } from '../../../../../tests/support/published.ts';
import { standingOn, type Send } from '../../offline/phone.ts';
import { closeRegister, forgetDevice, prepareDeliveries, readDevices, registerDevice, revokeDevice, takeMarks } from '../index.ts';

const db = await testDatabase();
const season = await publishedSeason(db, { schools: 2, lecturers: 5 });
await prepareDeliveries(db.as(season.officer), { edition_id: season.edition });
const [one, two] = season.lecturers as [string, string];
const training = season.trainings[0] as string;
const sessions = await rows<{ id: string; held_on: string; begins_at: Date; ends_at: Date }>(
	'select id, held_on, begins_at, ends_at from delivery.session where delivery_id = $1 order by begins_at',
	[training]
);
const team = await rows<{ id: string; name: string }>('select id, name from delivery.participant where delivery_id = $1 order by name', [
	training
]);
const first = sessions[0] as (typeof sessions)[number];
const morning = first.begins_at.getTime();
const minute = 60_000;

async function rows<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
	return (await db.beside.query(sql, values)).rows as Row[];
}
const at = (time: number) => contextFor(db.pool, asPublic, new Date(time));
const marksOf = (participant: string | undefined) =>
	rows<{ status: string; way: string; marked_at: Date; set_aside: string | null; device_number: number; marked_by: string }>(
		'select * from delivery.mark where participant_id = $1 order by marked_at, id',
		[participant]
	);

/** A phone of a lecturer, prepared the evening before; `line` says whether it reaches the server. */
async function phone(owner = one, ahead = 0) {
	const state = { time: morning - 12 * 60 * minute, line: true, lose: false };
	const send: Send = async (token, sent) => {
		if (!state.line) return { as: 'unreachable' };
		const outcome = await takeMarks(at(state.time), { token, body: sent });
		if (!outcome.ok) return { as: outcome.refusal === 'device_unknown' ? 'gone' : 'later' };
		return state.lose ? { as: 'unreachable' } : { as: 'answered', answer: outcome.value };
	};
	const made = testPhone(() => state.time, send, { ahead, run: newId(), opened: state.time, slept: 0 });
	const registered = await registerDevice(db.as(owner, new Date(state.time)), { name: 'Lektoriaus telefonas' });
	if (!registered.ok) throw new Error(registered.refusal);
	await made.phone.prepare(registered.value, state.time);
	expect(await made.phone.sync()).toBe('answered');
	return { ...made, state, device: registered.value };
}
const present = (participant: number, session = first.id) => ({
	session_id: session,
	participant_id: team[participant]?.id ?? '',
	status: 'present' as const,
	contact: null,
	consultation: null
});

describe('a phone', () => {
	test('is prepared by who leads something, is told once how it proves itself, and can be let go', async () => {
		expect(await registerDevice(db.as(season.officer), { name: 'Telefonas' })).toMatchObject({ ok: false, refusal: 'leads_nothing' });
		expect(await registerDevice(db.asPublic(), { name: 'Telefonas' })).toMatchObject({ ok: false, refusal: 'not_signed_in' });
		const { device, store } = await phone();
		expect(JSON.stringify(await rows('select * from delivery.device'))).not.toContain(device.token);
		const own = await readDevices(db.as(one));
		expect(own.ok && own.value.map(({ name }) => name)).toContain('Lektoriaus telefonas');
		expect((await store.pack())?.deliveries.map(({ id }) => id)).toEqual(season.trainings);
		expect(await revokeDevice(db.as(two), { id: device.device_id })).toMatchObject({ ok: false, refusal: 'not_found' });
		expect((await revokeDevice(db.as(one), { id: device.device_id })).ok).toBe(true);
		expect(await takeMarks(db.asPublic(), { token: device.token, body: {} })).toMatchObject({ ok: false, refusal: 'device_unknown' });
	});

	test('is known for 90 days', async () => {
		const { device, state } = await phone();
		const body = { sent: { at: 1, run: 'a', ticks: 1 }, marks: [] };
		const day = 86_400_000;
		expect((await takeMarks(at(state.time + 90 * day - 1), { token: device.token, body })).ok).toBe(true);
		expect((await takeMarks(at(state.time + 90 * day), { token: device.token, body })).ok).toBe(false);
		expect((await forgetDevice(at(state.time + 10), { token: device.token })).ok).toBe(true);
		expect((await takeMarks(at(state.time + 20), { token: device.token, body })).ok).toBe(false);
	});

	test('knows the deliveries that its owner leads and nothing of others', async () => {
		const third = season.lecturers[2] as string;
		expect(await registerDevice(db.as(third), { name: 'Telefonas' })).toMatchObject({ ok: false, refusal: 'leads_nothing' });
		await rows(`insert into delivery.lecturer (delivery_id, person_id, added_at) values ($1, $2, $3)`, [season.trainings[1], third, today]);
		const { store } = await phone(third);
		const pack = await store.pack();
		expect(pack?.deliveries.map(({ id }) => id)).toEqual([season.trainings[1]]);
		expect(JSON.stringify(pack)).not.toContain(team[0]?.id);
		expect(JSON.stringify(pack)).not.toMatch(/secret|@/);
	});

	test('forgets names 30 days after the last day', async () => {
		const { store, phone: one, state } = await phone();
		const day = 86_400_000;
		const last = (sessions.at(-1)?.ends_at.getTime() ?? 0) + 60 * minute;
		state.time = last + 30 * day;
		await one.sync();
		expect((await store.pack())?.deliveries.map(({ id }) => id)).toContain(training);
		state.time = last + 31 * day;
		await one.sync();
		expect((await store.pack())?.deliveries.map(({ id }) => id)).not.toContain(training);
	});
});

describe('marks made without a network', () => {
	test('come with the true time of a clock three days ahead, once, however often they are sent', async () => {
		const { phone: mine, store, state } = await phone(one, 72 * 60 * minute);
		state.line = false;
		state.time = morning + 2 * minute;
		await mine.mark(present(0));
		expect(await mine.sync()).toBe('unreachable');
		expect(await store.unsent()).toHaveLength(1);
		state.time = morning + 26 * 60 * minute;
		state.line = true;
		state.lose = true;
		expect(await mine.sync()).toBe('unreachable');
		expect(await store.unsent()).toHaveLength(1);
		state.lose = false;
		expect(await mine.sync()).toBe('answered');
		expect(await store.unsent()).toEqual([]);
		const kept = await marksOf(team[0]?.id);
		expect(kept).toMatchObject([
			{ status: 'present', way: 'device', marked_at: new Date(morning + 2 * minute), set_aside: null, marked_by: one }
		]);
		expect(standingOn(await store.pack(), [], first.id).get(team[0]?.id ?? '')?.status).toBe('present');
	});

	test('of two phones: what was said later stands, whichever came first', async () => {
		const mine = await phone(one);
		const theirs = await phone(two, -5 * minute);
		mine.state.line = theirs.state.line = false;
		mine.state.time = morning + 20 * minute;
		await mine.phone.mark({ ...present(1), status: 'absent' });
		theirs.state.time = morning + 30 * minute;
		await theirs.phone.mark({ ...present(1), status: 'late' });
		theirs.state.line = mine.state.line = true;
		await theirs.phone.sync();
		mine.state.time = morning + 90 * minute;
		await mine.phone.sync();
		expect(standingOn(await mine.store.pack(), [], first.id).get(team[1]?.id ?? '')?.status).toBe('late');
		expect(await marksOf(team[1]?.id)).toHaveLength(2);
	});

	test('for the future, of a clock that nobody can tell, for a closed register, and a month late are kept aside', async () => {
		const early = await phone(one);
		early.state.time = morning - 61 * minute;
		await early.phone.mark(present(2));
		await early.phone.sync();
		const dead = await phone(one);
		dead.state.line = false;
		dead.clock.ahead = -5 * 365 * 24 * 60 * minute;
		dead.clock.run = newId();
		dead.state.time = morning + minute;
		await dead.phone.mark(present(2));
		dead.clock.ahead = 0;
		dead.clock.run = newId();
		dead.state.time = morning + 50 * minute;
		dead.state.line = true;
		await dead.phone.sync();
		const late = await phone(one);
		late.state.line = false;
		late.state.time = morning + 5 * minute;
		await late.phone.mark(present(2));
		late.state.time = morning + 20 * 86_400_000;
		late.state.line = true;
		await late.phone.sync();
		expect((await marksOf(team[2]?.id)).map(({ set_aside }) => set_aside).sort()).toEqual(['clock_unknown', 'in_the_future', 'too_late']);
		expect((await late.store.aside()).map(({ ack }) => ack)).toMatchObject([{ as: 'set_aside', why: 'too_late' }]);

		const after = await phone(one);
		after.state.line = false;
		after.state.time = first.ends_at.getTime();
		await after.phone.mark({ ...present(0), status: 'absent' });
		const closed = await closeRegister(db.as(one, first.ends_at), { session_id: first.id, lecturers: [one, two], others_absent: true });
		expect(closed.ok).toBe(true);
		after.state.time += minute;
		after.state.line = true;
		await after.phone.sync();
		expect((await marksOf(team[0]?.id)).map(({ status, set_aside }) => [status, set_aside])).toEqual([
			['present', null],
			['absent', 'register_closed']
		]);
	});

	test('of half-days that are not, of people elsewhere and of deliveries of others are refused one by one, and hold up nothing', async () => {
		const mine = await phone(one);
		mine.state.time = (sessions[1]?.begins_at.getTime() ?? 0) + minute;
		const other = (
			await rows<{ id: string }>('select id from delivery.participant where delivery_id = $1 limit 1', [season.trainings[1]])
		)[0]?.id;
		await mine.phone.mark({ ...present(0, newId()) });
		await mine.phone.mark({ ...present(0, sessions[1]?.id), participant_id: other ?? '' });
		await mine.phone.mark({ ...present(0, sessions[1]?.id), status: 'partial' });
		await mine.phone.mark(present(3, sessions[1]?.id));
		expect(await mine.phone.sync()).toBe('answered');
		expect(await mine.store.unsent()).toEqual([]);
		expect((await mine.store.aside()).map(({ ack }) => ack.as)).toEqual(['refused', 'refused', 'refused']);
		expect(await marksOf(team[3]?.id)).toHaveLength(2);

		const strange = await phone(season.lecturers[2] as string);
		strange.state.time = mine.state.time;
		await strange.phone.mark(present(4, sessions[1]?.id));
		await strange.phone.sync();
		expect((await strange.store.aside()).map(({ ack }) => ack)).toMatchObject([{ as: 'refused', why: 'not_yours' }]);
		expect(await marksOf(team[4]?.id)).toHaveLength(1);
	});

	test('that cannot be read are refused by themselves; a body that is none is refused whole', async () => {
		const { device, state } = await phone(one);
		const sent = { at: state.time, run: 'a', ticks: 1 };
		const odd = { id: newId(), session_id: 'labas' };
		const outcome = await takeMarks(at(state.time), { token: device.token, body: { sent, marks: [odd] } });
		expect(outcome.ok && outcome.value.acks).toEqual([{ id: odd.id, as: 'refused', why: 'unknown_mark' }]);
		for (const body of [null, [], 'x', { sent }, { sent: { ...sent, at: 1e99 }, marks: [] }, { sent, marks: Array(201).fill(odd) }])
			expect(await takeMarks(at(state.time), { token: device.token, body })).toMatchObject({ ok: false, refusal: 'not_understood' });
	});

	test('of somebody who no longer leads it count where they led it when they were made', async () => {
		const mine = await phone(two);
		const second = sessions[2] as (typeof sessions)[number];
		mine.state.line = false;
		mine.state.time = second.begins_at.getTime() + minute;
		await mine.phone.mark(present(5, second.id));
		await rows('update delivery.lecturer set removed_at = $1 where person_id = $2 and delivery_id = $3', [
			new Date(mine.state.time + minute),
			two,
			training
		]);
		mine.state.time += 10 * minute;
		await mine.phone.mark(present(6, second.id));
		mine.state.line = true;
		await mine.phone.sync();
		expect((await mine.store.aside()).map(({ mark, ack }) => [mark.participant_id, ack.as])).toEqual([[team[6]?.id, 'refused']]);
		expect((await marksOf(team[5]?.id)).filter(({ set_aside }) => set_aside === null)).toHaveLength(2);
	});

	test('of a lecturer whose role has ended count where it had not when they were made', async () => {
		const mine = await phone(one);
		const third = sessions[4] as (typeof sessions)[number];
		mine.state.line = false;
		mine.state.time = third.begins_at.getTime() + minute;
		await mine.phone.mark(present(5, third.id));
		await rows(`update people.role set ends_on = $1 where person_id = $2 and kind = 'lecturer'`, [third.held_on, one]);
		mine.state.time += 86_400_000;
		await mine.phone.mark(present(6, third.id));
		mine.state.line = true;
		await mine.phone.sync();
		expect((await mine.store.aside()).map(({ mark, ack }) => [mark.participant_id, ack])).toMatchObject([
			[team[6]?.id, { as: 'refused', why: 'not_yours' }]
		]);
		expect(await rows('select way from delivery.mark where session_id = $1', [third.id])).toEqual([{ way: 'device' }]);
		expect((await mine.store.pack())?.deliveries).toEqual([]);
		// That they take part themselves by now opens no names of the others on the phone.
		await rows(
			`insert into delivery.participant (id, delivery_id, person_id, school_id, name, code, starts_on, joined_at)
			select $1, delivery_id, $2, school_id, 'Lektorė', 'ZZ', starts_on, joined_at from delivery.participant where id = $3`,
			[newId(), one, team[0]?.id]
		);
		await mine.phone.sync();
		expect((await mine.store.pack())?.deliveries).toEqual([]);
	});
});
