import { expect, test } from 'vitest';
import { newId } from '#platform';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { heldDelivery, hold, read, readyAt, readyDelivery, type Ready } from '../../../../../tests/support/delivery.ts';
import {
	attendedOf,
	closeRegister,
	closingsOf,
	correctRegister,
	hoursOf,
	keepMarks,
	leaveTeam,
	markAttendance,
	marksOf,
	settleMark,
	standingMarks,
	type IncomingMark,
	type Session
} from '../index.ts';

const db = await testDatabase();
const session = (ready: Ready, at = 0) => ready.sessions[at] as Session;
const person = (ready: Ready, at: number) => ready.people[at] as Ready['people'][number];
const during = (ready: Ready, at = 0) => new Date(session(ready, at).begins_at.getTime() + 5 * 60_000);
const present = (ready: Ready) => ready.people.map(({ id }) => ({ participant_id: id, status: 'present' as const }));
const standing = async (ready: Ready, at = 0) =>
	(await read(db, (trx) => standingMarks(trx, [session(ready, at).id]))).map(({ status, way }) => `${status} ${way}`).sort();
const mark = (ready: Ready, marks: Parameters<typeof markAttendance>[1]['marks'], now = during(ready), who = ready.lecturers[0]) =>
	markAttendance(db.as(who, now), { session_id: session(ready).id, marks });
const close = (ready: Ready, more: Partial<Parameters<typeof closeRegister>[1]> = {}, at = 0, now = session(ready, at).ends_at) =>
	closeRegister(db.as(ready.lecturers[0], now), { session_id: session(ready, at).id, lecturers: ready.lecturers, ...more });
const quarters = async (ready: Ready) =>
	(await read(db, (trx) => hoursOf(trx, { delivery_id: ready.delivery.id })))
		.map(({ as_what, contact, consultation }) => `${as_what} ${contact}+${consultation}`)
		.sort();

test('a lecturer marks the whole team at once; what stands is not said twice', async () => {
	const ready = await readyDelivery(db);
	expect(await mark(ready, present(ready))).toEqual({ ok: true, value: { marked: 8 } });
	expect(await mark(ready, present(ready))).toEqual({ ok: true, value: { marked: 0 } });
	const late = [{ participant_id: person(ready, 0).id, status: 'late' as const, contact: 14, consultation: 0 }];
	expect(await mark(ready, late, new Date(during(ready).getTime() + 1000), ready.lecturers[1])).toEqual({ ok: true, value: { marked: 1 } });
	expect(await standing(ready)).toEqual(['late screen', ...Array<string>(7).fill('present screen')]);
	const id = newId();
	const again = [{ id, participant_id: person(ready, 1).id, status: 'excused' as const }];
	expect(await mark(ready, again, new Date(during(ready).getTime() + 2000))).toMatchObject({ value: { marked: 1 } });
	await mark(ready, present(ready).slice(1, 2), new Date(during(ready).getTime() + 3000));
	expect(await mark(ready, again, new Date(during(ready).getTime() + 4000))).toMatchObject({ value: { marked: 0 } });
});

test('who may not mark, and what cannot be marked', async () => {
	const ready = await readyDelivery(db, { schools: 2 });
	const other = await readyAt(db, ready.season, 1);
	const refusal = async (marking: ReturnType<typeof mark>) => {
		const outcome = await marking;
		return outcome.ok ? 'done' : outcome.refusal;
	};
	const now = during(ready);
	expect(await refusal(mark(ready, present(ready), now, ready.head))).toBe('not_found');
	expect(await refusal(mark(ready, present(ready), now, ready.season.lecturers[2]))).toBe('not_found');
	expect(await refusal(mark(ready, present(ready), now, person(ready, 0).person_id))).toBe('not_found');
	expect(await refusal(mark(ready, present(ready), new Date('2027-03-01T05:59:00Z')))).toBe('in_the_future');
	expect(await refusal(mark(ready, present(other)))).toBe('wrong_marks');
	expect(await refusal(mark(ready, [{ participant_id: person(ready, 0).id, status: 'partial' }]))).toBe('wrong_marks');
	expect(await refusal(mark(ready, [{ participant_id: person(ready, 0).id, status: 'late', contact: 17 }]))).toBe('wrong_marks');
	await db.beside.query(`update delivery.session set cancelled_at = now(), cancelled_why = 'Perkelta.' where id = $1`, [session(ready).id]);
	expect(await refusal(mark(ready, present(ready)))).toBe('not_held');
	expect(await standing(ready)).toEqual([]);
});

test('closing names who has no mark, asks for both lecturers, and writes the hours once', async () => {
	const ready = await readyDelivery(db);
	await mark(ready, present(ready).slice(0, 7));
	expect(await close(ready, {}, 0, during(ready))).toMatchObject({ refusal: 'unmarked' });
	const unmarked = await close(ready);
	expect(unmarked).toMatchObject({ refusal: 'unmarked', faults: [{ values: { name: 'Ūla Žąsytė' } }] });
	expect(await close(ready, { others_absent: true }, 0, during(ready))).toMatchObject({ refusal: 'not_over' });
	const alone = await close(ready, { others_absent: true, lecturers: [ready.lecturers[0], ready.lecturers[0]] });
	expect(alone).toMatchObject({ refusal: 'too_few_lecturers' });
	const stranger = await close(ready, { others_absent: true, lecturers: [ready.lecturers[0], ready.season.lecturers[3] as string] });
	expect(stranger).toMatchObject({ refusal: 'not_a_lecturer' });
	expect((await standing(ready)).length).toBe(7);
	expect(await close(ready, { others_absent: true })).toEqual({ ok: true, value: { number: 1 } });
	expect(await standing(ready)).toEqual(['absent screen', ...Array<string>(7).fill('present screen')]);
	expect(await quarters(ready)).toEqual([...Array<string>(2).fill('lecturer 16+0'), ...Array<string>(7).fill('participant 16+0')]);
	expect(await close(ready)).toMatchObject({ refusal: 'already_closed' });
	expect(await mark(ready, present(ready))).toMatchObject({ refusal: 'register_closed' });
});

test('a training held to the end gives each participant the hours that were promised', async () => {
	const ready = await heldDelivery(db);
	const attended = await read(db, (trx) => attendedOf(trx, ready.delivery.id));
	expect(ready.people.map(({ person_id }) => attended.get(person_id))).toEqual(
		Array(8).fill({ contact: 72, consultation: 24, independent: 0 })
	);
});

test('nobody is in two places at once: the second register says whom the first one has', async () => {
	const ready = await readyDelivery(db, { schools: 2 });
	const other = await readyAt(db, ready.season, 1);
	await db.beside.query('update delivery.session set begins_at = $1, ends_at = $2 where id = $3', [
		session(ready).begins_at,
		session(ready).ends_at,
		session(other).id
	]);
	await hold(db, ready, { only: [0] });
	const clash = await close(other, { marks: present(other) });
	expect(clash).toMatchObject({
		refusal: 'in_two_places',
		faults: [{ values: { reference: ready.delivery.reference } }, { values: { reference: ready.delivery.reference } }]
	});
	expect(await standing(other)).toEqual([]);
});

test('a correction closes anew with a reason, and the ledger says what it says', async () => {
	const ready = await readyDelivery(db);
	await hold(db, ready, { only: [1] });
	const changes = [{ participant_id: person(ready, 2).id, status: 'partial' as const, contact: 4, consultation: 0 }];
	const correct = (more: object) =>
		correctRegister(db.as(ready.lecturers[1], new Date('2027-03-05T08:00:00Z')), {
			session_id: session(ready, 1).id,
			changes,
			reason: 'Išėjo per pertrauką.',
			...more
		});
	expect(await correct({ reason: ' ' })).toMatchObject({ refusal: 'reason_missing' });
	expect(await correct({ session_id: session(ready, 0).id })).toMatchObject({ refusal: 'not_closed' });
	expect(await correct({ changes: present(ready) })).toMatchObject({ refusal: 'nothing_changed' });
	expect(await correct({})).toEqual({ ok: true, value: { number: 2 } });
	expect(await quarters(ready)).toEqual([
		...Array<string>(2).fill('lecturer 8+8'),
		'participant 4+0',
		...Array<string>(7).fill('participant 8+8')
	]);
	const { rows } = await db.beside.query(
		`select was.contact || '+' || was.consultation as was, now.contact || '+' || now.consultation as now, was.superseded_why as why
		from delivery.hours was join delivery.hours now on now.id = was.superseded_by where was.delivery_id = $1`,
		[ready.delivery.id]
	);
	expect(rows).toEqual([{ was: '8+8', now: '4+0', why: 'Išėjo per pertrauką.' }]);
	const closings = await read(db, (trx) => closingsOf(trx, [session(ready, 1).id]));
	expect(closings.map(({ number, reason, register }) => [number, reason, register.filter(({ contact }) => contact === 8).length])).toEqual([
		[2, 'Išėjo per pertrauką.', 7],
		[1, '', 8]
	]);
});

const incoming = (ready: Ready, at: number, changes: Partial<IncomingMark> = {}): IncomingMark => ({
	id: newId(),
	session_id: session(ready).id,
	participant_id: person(ready, at).id,
	status: 'present',
	contact: null,
	consultation: null,
	way: 'check_in',
	marked_at: during(ready),
	...changes
});
const keep = (ready: Ready, marks: IncomingMark[], now = during(ready)) =>
	read(db, async (trx) => {
		const { sessions, people } = await readyAt(db, ready.season, 0);
		return keepMarks(trx, db.asSystem(now), { sessions, participants: people, open_days: 14 }, marks);
	});

test('what cannot count by itself is kept until somebody decides', async () => {
	const ready = await readyDelivery(db);
	await hold(db, ready, { only: [0], statuses: { [person(ready, 0).id]: 'absent' } });
	const late = incoming(ready, 0, { way: 'check_in' });
	expect(await keep(ready, [late])).toEqual([{ id: late.id, answer: 'set_aside', reason: 'register_closed' }]);
	expect(await keep(ready, [late])).toEqual([{ id: late.id, answer: 'already', reason: null }]);
	expect(await keep(ready, [incoming(ready, 0, { session_id: newId() })])).toMatchObject([{ answer: 'unknown' }]);
	const settle = (decision: 'counted' | 'dismissed', reason: string, who = ready.lecturers[0], mark_id = late.id) =>
		settleMark(db.as(who, new Date('2027-03-02T08:00:00Z')), { mark_id, decision, reason });
	expect(await settle('counted', 'Buvo.', ready.head)).toMatchObject({ refusal: 'not_found' });
	// The lecturer's word prevails over a check-in: it counts, and changes nothing.
	expect((await settle('counted', 'Buvo salėje.')).ok).toBe(true);
	expect(await settle('dismissed', 'Nebuvo.')).toMatchObject({ refusal: 'already_settled' });
	expect((await read(db, (trx) => closingsOf(trx, [session(ready).id]))).length).toBe(1);
	const later = incoming(ready, 0, { way: 'sheet', marked_at: new Date(session(ready).ends_at.getTime() + 1000) });
	await keep(ready, [later], new Date(session(ready).ends_at.getTime() + 2000));
	expect(await settle('counted', '', ready.lecturers[0], later.id)).toMatchObject({ refusal: 'reason_missing' });
	expect((await settle('counted', 'Pasirašė lape.', ready.lecturers[0], later.id)).ok).toBe(true);
	expect((await read(db, (trx) => closingsOf(trx, [session(ready).id]))).map(({ reason }) => reason)).toEqual(['Pasirašė lape.', '']);
	expect((await read(db, (trx) => attendedOf(trx, ready.delivery.id))).get(person(ready, 0).person_id)).toEqual({
		contact: 16,
		consultation: 0,
		independent: 0
	});
	expect((await read(db, (trx) => marksOf(trx, [session(ready).id]))).length).toBe(10);
});

test('every mark that cannot count says why, and none of them is lost or counts', async () => {
	const ready = await readyDelivery(db);
	const left = person(ready, 1).id;
	await leaveTeam(db.as(ready.head), { participant_id: left, ends_on: '2027-02-28', why: 'Išvyko.' });
	await db.beside.query(`update delivery.session set cancelled_at = now(), cancelled_why = 'Perkelta.' where id = $1`, [
		session(ready, 5).id
	]);
	const afterAMonth = new Date('2027-04-01T08:00:00Z');
	const sessions = [...ready.sessions.slice(0, 5), { ...session(ready, 5), cancelled_at: new Date() }];
	const participants = (await readyAt(db, ready.season, 0)).people;
	const send = (mark: IncomingMark, now = during(ready)) =>
		read(db, (trx) => keepMarks(trx, db.asSystem(now), { sessions, participants, open_days: 14 }, [mark]));
	const reasons = [
		await send(incoming(ready, 0, { session_id: session(ready, 5).id })),
		await send(incoming(ready, 0, { session_id: session(ready, 2).id })),
		await send(incoming(ready, 0, { participant_id: left })),
		await send(incoming(ready, 0), afterAMonth),
		await send(incoming(ready, 0, { clockUnknown: true }))
	].map(([kept]) => kept?.reason);
	expect(reasons).toEqual(['not_held', 'in_the_future', 'not_in_the_team', 'too_late', 'clock_unknown']);
	expect(await standing(ready)).toEqual([]);
	const twice = incoming(ready, 0);
	const answers = (
		await read(db, (trx) =>
			keepMarks(trx, db.asSystem(during(ready)), { sessions, participants, open_days: 14 }, [twice, twice, incoming(ready, 0)])
		)
	).map(({ answer }) => answer);
	expect(answers).toEqual(['counted', 'counted', 'counted']);
	expect(await standing(ready)).toEqual(['present check_in']);
});

test('closings at the same moment take turns: the second one finds the first', async () => {
	const ready = await readyDelivery(db);
	const both = await Promise.all([close(ready, { marks: present(ready) }), close(ready, { marks: present(ready) })]);
	expect(both.map((one) => (one.ok ? 'done' : one.refusal)).sort()).toEqual(['already_closed', 'done']);
	expect((await quarters(ready)).length).toBe(10);
});
