import { describe, expect, test } from 'vitest';
import ICAL from 'ical.js';
import { memoryStore, openFiles } from '#platform/server';
import { ask as asOwner, testDatabase } from '../../../../../tests/support/database.ts';
import { hold, read, readyAt, readyDelivery, type Ready } from '../../../../../tests/support/delivery.ts';
import { letters } from '../../../../../tests/support/published.ts';
import {
	answerConsultation,
	arrangeDay,
	arrangeDays,
	askConsultation,
	bookSlot,
	cancelConsultation,
	consultationInvariants,
	consultationTodos,
	correctConsultation,
	deliveryDaysOf,
	giveTalk,
	hoursOf,
	leaveTeam,
	mayOpenConsultationFile,
	offerSlots,
	potOf,
	readArrangement,
	readConsultation,
	readConsultations,
	saveNotes,
	withdrawSlot
} from '../index.ts';

const db = await testDatabase();
openFiles(memoryStore());

/** A month before the training, and after it: its days are 2027-03-01 … 03. */
const before = new Date('2027-02-01T08:00:00Z');
const after = new Date('2027-03-10T12:00:00Z');
const lecturer = (ready: Ready, now = before, at = 0) => db.as(ready.lecturers[at] as string, now);
const person = (ready: Ready, at: number) => ready.people[at] as Ready['people'][number];
const own = (ready: Ready, at = 0, now = before) => db.as(person(ready, at).person_id, now);
const pot = ({ delivery }: Ready) => read(db, (trx) => potOf(trx, delivery));
const value = async <Value>(
	promised: Promise<{ ok: true; value: Value } | { ok: false; refusal: string; faults: unknown }>
): Promise<Value> => {
	const outcome = await promised;
	if (!outcome.ok) throw new Error(`${outcome.refusal} ${JSON.stringify(outcome.faults)}`);
	return outcome.value;
};
const refusal = async (promised: Promise<{ ok: boolean; refusal?: string }>) => (await promised).refusal;
const ledger = async ({ delivery }: Ready) =>
	(await read(db, (trx) => hoursOf(trx, { delivery_id: delivery.id })))
		.filter(({ consultation_id }) => consultation_id !== null)
		.map(({ as_what, consultation, held_on }) => `${as_what} ${consultation} ${held_on}`)
		.sort();

/** Moves the consultation hours of so many afternoons out of the days: eight quarters each. */
async function freed(ready: Ready, afternoons = 3): Promise<Ready> {
	for (const { id, contact } of ready.sessions.filter(({ consultation }) => consultation > 0).slice(0, afternoons))
		await value(arrangeDay(lecturer(ready), { session_id: id, contact, consultation: 0 }));
	return readyAt(db, ready.season, 0);
}
const question = 'Kaip įtraukti mokinius, kurie tyli?';
const ask = (ready: Ready, more: Partial<Parameters<typeof askConsultation>[1]> = {}, context = own(ready)) =>
	askConsultation(context, { delivery_id: ready.delivery.id, audience: 'one', question, ...more });
const offer = (ready: Ready, more: Partial<Parameters<typeof offerSlots>[1]> = {}, context = lecturer(ready)) =>
	offerSlots(context, {
		delivery_id: ready.delivery.id,
		day: '2027-03-08',
		from: '15.00',
		to: '16.30',
		minutes: '45',
		place: 'Nuotoliu',
		...more
	});

/** How often something of a delivery was recorded, and what is told of it. */
const toldOf = async ({ delivery }: Ready, name: string) =>
	(await db.pool.query(`select particulars from platform.event where name = $1 and subject_id = $2`, [name, delivery.id])).rows;

describe('the pot', () => {
	test('is wholly in the days until hours are moved out of them, and back only what is free (M-10)', async () => {
		const ready = await readyDelivery(db);
		expect(await pot(ready)).toEqual({ promised: 24, in_days: 24, booked: 0, given: 0, left: 0 });
		const freedOne = await freed(ready, 1);
		expect(await pot(ready)).toMatchObject({ in_days: 16, left: 8 });
		await value(offer(ready));
		await value(ask(ready, { slot_id: 'next' }));
		expect(await pot(ready)).toMatchObject({ booked: 4, left: 4 });
		const [afternoon] = freedOne.sessions.filter(({ half }) => half === 'afternoon');
		const back = (consultation: number) =>
			arrangeDay(lecturer(ready), { session_id: afternoon?.id ?? '', contact: afternoon?.contact ?? 0, consultation });
		expect(await back(5)).toMatchObject({
			refusal: 'arrangement_faulty',
			faults: [{ field: 'main', key: 'delivery_fault_arrangement_over_the_pot' }]
		});
		expect(await back(4)).toMatchObject({ value: { left: 0, in_days: 20 } });
	});

	test('days are arranged by who leads and by officers; contact hours are neither lost nor won, a closed half-day stays', async () => {
		const ready = await readyDelivery(db);
		const [morning, afternoon] = ready.sessions;
		const arrange = (contact: string, context = lecturer(ready), consultation = '2') =>
			arrangeDays(context, { delivery_id: ready.delivery.id, sessions: [{ session_id: afternoon?.id ?? '', contact, consultation }] });
		expect(await arrange('1,5')).toMatchObject({ faults: [{ field: 'main', key: 'delivery_fault_arrangement_contact_sum' }] });
		expect(await arrange('1,3')).toMatchObject({ faults: [{ field: `contact_${afternoon?.id}`, key: 'delivery_fault_hours' }] });
		for (const who of [ready.head, person(ready, 0).person_id, ready.season.lecturers[2] as string])
			expect(await refusal(arrange('2', db.as(who, before), '1'))).toBe('not_found');
		expect(await arrange('2', db.as(ready.season.officer, before), '1')).toMatchObject({ value: { left: 4 } });
		expect(await refusal(readArrangement(db.as(ready.head, before), ready.delivery.id))).toBe('not_found');
		await hold(db, await readyAt(db, ready.season, 0), { only: [0] });
		const closed = { session_id: morning?.id ?? '', contact: '3', consultation: '1' };
		expect(await arrangeDays(lecturer(ready, after), { delivery_id: ready.delivery.id, sessions: [closed] })).toMatchObject({
			faults: [{ key: 'delivery_fault_arrangement_closed' }, { field: 'main' }]
		});
	});
});

describe('asking', () => {
	test('a participant asks with a file; those who lead get a letter without the question, and the question in their list', async () => {
		const ready = await readyDelivery(db);
		const png = Uint8Array.from(
			Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
		);
		const { id } = await value(ask(ready, { file: { name: 'lenta.png', bytes: png } }));
		const page = await value(readConsultation(lecturer(ready), id));
		expect(page.consultation).toMatchObject({ question, audience: 'one', file: { name: 'lenta.png' }, quarters: 0 });
		expect(page.may).toEqual({ book: true, cancel: true, give: true, reason: true });
		const sent = (await letters(db, 'consultation-asked')).filter(({ body }) => body.includes(id));
		expect(sent).toHaveLength(2);
		for (const { body, subject } of sent) expect(`${subject} ${body}`).not.toContain('tyli');
		expect(await consultationTodos(lecturer(ready))).toMatchObject([
			{ key: 'today_consultation_to_answer', path: expect.stringContaining(id) }
		]);
		expect(await consultationTodos(own(ready))).toEqual([]);
		const may = (who: string) =>
			read(db, (trx) =>
				mayOpenConsultationFile(trx, db.as(who, before), { owner_id: id } as Parameters<typeof mayOpenConsultationFile>[2])
			);
		expect(await Promise.all([ready.lecturers[1], person(ready, 0).person_id, ready.season.officer].map(may))).toEqual([true, true, true]);
		expect(await Promise.all([ready.head, person(ready, 1).person_id, ready.season.lecturers[2] as string].map(may))).toEqual([
			false,
			false,
			false
		]);
	});

	test('for themself only who learns, for the team also the school; nobody else finds a door', async () => {
		const ready = await readyDelivery(db);
		expect(await refusal(ask(ready, {}, db.as(ready.head, before)))).toBe('not_of_the_team');
		expect(await ask(ready, { audience: 'team' }, db.as(ready.head, before))).toMatchObject({ ok: true });
		expect(await ask(ready, { audience: 'team' }, lecturer(ready))).toMatchObject({ ok: true });
		for (const who of [ready.season.officer, ready.season.lecturers[2] as string, ready.season.open.centre.stranger])
			expect(await refusal(ask(ready, { audience: 'team' }, db.as(who, before)))).toBe('not_found');
		expect(await refusal(ask(ready, {}, db.asPublic(before)))).toBe('not_found');
		expect(await refusal(ask(ready, { question: ' a ' }))).toBe('question_faulty');
		expect(await refusal(ask(ready, { file: { name: 'a.exe', bytes: new TextEncoder().encode('MZ') } }))).toBe('file_kind_refused');
		expect(await refusal(ask(ready, { slot_id: 'next' }))).toBe('no_free_slot');
		// What was refused has left nothing behind.
		expect((await value(readConsultations(lecturer(ready), ready.delivery.id))).consultations).toHaveLength(2);
	});

	test('what somebody asks for themself is read by them and those who lead; the school and the others see only that hours went', async () => {
		const ready = await readyDelivery(db);
		const { id } = await value(ask(ready));
		const seen = async (who: string) => {
			const [one] = (await value(readConsultations(db.as(who, before), ready.delivery.id))).consultations;
			return [one?.id ?? null, one?.question ?? null, one?.asker ?? null];
		};
		for (const who of [ready.head, person(ready, 1).person_id]) {
			expect(await seen(who)).toEqual([null, null, null]);
			expect(await refusal(readConsultation(db.as(who, before), id))).toBe('not_found');
			expect(await refusal(cancelConsultation(db.as(who, before), { consultation_id: id, why: 'Ne mano.' }))).toBe('not_found');
		}
		expect(await seen(person(ready, 0).person_id)).toEqual([id, question, person(ready, 0).name]);
		expect(await refusal(readConsultations(db.as(ready.season.open.centre.stranger, before), ready.delivery.id))).toBe('not_found');
	});
});

describe('slots', () => {
	test('an hour and a half is two slots of 45 minutes; slots do not overlap, are to come, and are offered by who leads', async () => {
		const ready = await readyDelivery(db);
		const { slots } = await value(offer(ready));
		expect(slots).toHaveLength(2);
		expect(await refusal(offer(ready, { from: '15.30', to: '16.15' }))).toBe('slots_overlap');
		expect(await refusal(offer(ready, {}, db.as(ready.head, before)))).toBe('not_found');
		expect(await offer(ready, { day: '2027-01-31' })).toMatchObject({ faults: [{ field: 'day', key: 'delivery_fault_day_over' }] });
		expect(await offer(ready, { from: '25', minutes: '5', place: '' })).toMatchObject({
			faults: [{ field: 'from' }, { field: 'minutes' }, { field: 'place' }]
		});
		expect(await offer(ready, { day: '2027-03-09', to: '15.30' })).toMatchObject({
			faults: [{ field: 'to', key: 'delivery_fault_no_slot' }]
		});
		for (const at of [1, 0]) await value(withdrawSlot(lecturer(ready, before, at), { slot_id: slots[0] as string }));
		expect(await toldOf(ready, 'consultation_slot.withdrawn')).toHaveLength(1);
		await value(offer(ready, { to: '15.45' }));
		expect((await value(readConsultations(own(ready), ready.delivery.id))).slots).toHaveLength(2);
	});

	test('whose role has ended learns of no question, though they are still named', async () => {
		const ready = await readyDelivery(db);
		await asOwner(db.url, `update people.role set ends_on = '2027-01-31' where person_id = $1 and kind = 'lecturer'`, [ready.lecturers[1]]);
		const { id } = await value(ask(ready));
		const sent = (await letters(db, 'consultation-asked')).filter(({ body }) => body.includes(id));
		expect(sent).toHaveLength(1);
		await asOwner(db.url, `update people.role set ends_on = null where person_id = $1 and kind = 'lecturer'`, [ready.lecturers[1]]);
	});

	test('of a whole team booked: both sides get it for their calendars; moved and cancelled it follows', async () => {
		const ready = await freed(await readyDelivery(db), 1);
		const { slots } = await value(offer(ready));
		const { id } = await value(ask(ready, { audience: 'team', slot_id: slots[0] as string }, db.as(ready.head, before)));
		const booked = (await letters(db, 'consultation-booked')).filter(({ body }) => body.includes(id));
		// The head and two lecturers have addresses, and those of the team that have.
		expect(booked.length).toBeGreaterThanOrEqual(3);
		const event = new ICAL.Event(
			new ICAL.Component(ICAL.parse(booked[0]?.attachments[0]?.content ?? '')).getFirstSubcomponent('vevent') as never
		);
		expect([event.uid, event.startDate.toString(), event.endDate.toString()]).toEqual([
			`consultation-${id}@kartu`,
			'2027-03-08T15:00:00',
			'2027-03-08T15:45:00'
		]);
		expect(await refusal(bookSlot(own(ready), { consultation_id: id, slot_id: 'next' }))).toBe('not_found');
		expect(await refusal(withdrawSlot(lecturer(ready), { slot_id: slots[0] as string }))).toBe('slot_taken');
		expect(await bookSlot(db.as(ready.head, before), { consultation_id: id, slot_id: 'next' })).toMatchObject({
			value: { begins_at: new Date('2027-03-08T13:45:00Z') }
		});
		expect(await pot(ready)).toMatchObject({ booked: 4, left: 4 });
		const days = await deliveryDaysOf(db.asSystem(before), { id: ready.lecturers[0], name: '', email: null, phone: null, locale: 'lt' });
		expect(days.filter(({ uid }) => uid.includes(id))).toMatchObject([{ sequence: 2, state: 'confirmed' }]);
		expect(await cancelConsultation(lecturer(ready), { consultation_id: id, why: '' })).toMatchObject({ faults: [{ field: 'why' }] });
		await value(cancelConsultation(lecturer(ready), { consultation_id: id, why: 'Sergu.' }));
		expect(await pot(ready)).toMatchObject({ booked: 0, left: 8 });
		expect((await letters(db, 'consultation-cancelled')).filter(({ body }) => body.includes(id))[0]?.attachments[0]?.method).toBe('CANCEL');
		expect(await refusal(cancelConsultation(lecturer(ready), { consultation_id: id, why: 'Vėl.' }))).toBe('consultation_cancelled');
	});

	test('a taken slot, one that is over and one of another training are refused', async () => {
		const ready = await freed(await readyDelivery(db, { schools: 2 }));
		const other = await readyAt(db, ready.season, 1);
		const { slots } = await value(offer(ready));
		const { slots: others } = await value(offer(other, { day: '2027-03-25' }));
		await value(ask(ready, { slot_id: slots[0] as string }));
		expect(await refusal(ask(ready, { slot_id: slots[0] as string }, own(ready, 1)))).toBe('slot_taken');
		expect(await refusal(ask(ready, { slot_id: others[0] as string }, own(ready, 1)))).toBe('slot_unknown');
		expect(await refusal(ask(ready, { slot_id: slots[1] as string }, own(ready, 1, after)))).toBe('slot_over');
	});

	test('over the pot by two people at once, from two connections: one books, the other is refused', async () => {
		for (let round = 0; round < 5; round++) {
			const ready = await readyDelivery(db);
			const [afternoon] = ready.sessions.filter(({ consultation }) => consultation > 0);
			// Five quarters are free; each slot takes four.
			await value(arrangeDay(lecturer(ready), { session_id: afternoon?.id ?? '', contact: afternoon?.contact ?? 0, consultation: 3 }));
			const { slots } = await value(offer(ready));
			const asked = [await value(ask(ready)), await value(ask(ready, {}, own(ready, 1)))];
			const outcomes = await Promise.all(
				asked.map(({ id }, at) => bookSlot(own(ready, at), { consultation_id: id, slot_id: slots[at] as string }))
			);
			expect(outcomes.map((one) => (one.ok ? 'booked' : one.refusal)).sort()).toEqual(['booked', 'pot_is_empty']);
			expect(await pot(ready)).toMatchObject({ booked: 4, left: 1 });
		}
	});

	test('the database itself refuses what would be over the pot', async () => {
		const ready = await freed(await readyDelivery(db), 1);
		const { id } = await value(ask(ready));
		await expect(db.pool.query('update delivery.consultation set quarters = 9 where id = $1', [id])).rejects.toThrow('over the pot');
		await db.pool.query('update delivery.consultation set quarters = 8 where id = $1', [id]);
	});
});

describe('giving', () => {
	test('an answer in writing: 20 minutes are two quarters out of the pot, for who asked and who answered (H-01)', async () => {
		const ready = await freed(await readyDelivery(db), 1);
		const { id } = await value(ask(ready));
		const give = (minutes: string, answer = 'Pradėkite nuo darbo poromis.') =>
			answerConsultation(lecturer(ready), { consultation_id: id, answer, minutes });
		expect(await give('daug', '')).toMatchObject({ faults: [{ field: 'answer' }, { field: 'minutes' }] });
		expect(await refusal(give('91'))).toBe('pot_is_empty');
		for (const who of [person(ready, 0).person_id, ready.head, ready.season.officer])
			expect(await refusal(answerConsultation(db.as(who, before), { consultation_id: id, answer: 'Taip.', minutes: '10' }))).toBe(
				'not_found'
			);
		expect(await give('20')).toEqual({ ok: true, value: { quarters: 2 } });
		expect(await refusal(give('20'))).toBe('already_given');
		expect(await ledger(ready)).toEqual(['lecturer 2 2027-02-01', 'participant 2 2027-02-01']);
		expect(await pot(ready)).toMatchObject({ given: 2, left: 6 });
		expect((await value(readConsultation(own(ready), id))).consultation).toMatchObject({
			answer: 'Pradėkite nuo darbo poromis.',
			way: 'written'
		});
		expect(await consultationTodos(lecturer(ready))).toEqual([]);
	});

	test('an answer that took no time counts nothing, even when the pot is empty', async () => {
		const ready = await readyDelivery(db);
		const { id } = await value(ask(ready));
		expect(await answerConsultation(lecturer(ready), { consultation_id: id, answer: 'Taip, galima.', minutes: '0' })).toMatchObject({
			value: { quarters: 0 }
		});
		expect(await ledger(ready)).toEqual([]);
	});

	test('a talk at its slot: what it really took stands in place of what was reserved, for who took part and both who led', async () => {
		const ready = await freed(await readyDelivery(db), 1);
		await value(offer(ready));
		const { id } = await value(ask(ready, { audience: 'team', slot_id: 'next' }));
		const talk = (more: Partial<Parameters<typeof giveTalk>[1]> = {}, now = after) =>
			giveTalk(lecturer(ready, now), {
				consultation_id: id,
				minutes: '60',
				participants: ready.people.slice(0, 3).map((one) => one.id),
				lecturers: ready.lecturers,
				shared_note: 'Sutarėme stebėti pamokas poromis.',
				private_note: 'Jautri tema.',
				...more
			});
		expect(await talk({}, before)).toMatchObject({ faults: [{ field: 'minutes', key: 'delivery_fault_not_yet' }] });
		expect(await talk({ participants: [] })).toMatchObject({ faults: [{ field: 'participants' }] });
		expect(await talk({ participants: [person(ready, 0).id, ready.delivery.id] })).toMatchObject({ faults: [{ field: 'participants' }] });
		expect(await consultationTodos(lecturer(ready, after))).toMatchObject([{ key: 'today_consultation_to_write_down' }]);
		// 60 minutes are 5⅓ quarters: six.
		expect(await talk()).toEqual({ ok: true, value: { quarters: 6 } });
		expect(await ledger(ready)).toEqual([
			...Array<string>(2).fill('lecturer 6 2027-03-08'),
			...Array<string>(3).fill('participant 6 2027-03-08')
		]);
		expect(await pot(ready)).toMatchObject({ booked: 0, given: 6, left: 2 });
		const notes = async (context: ReturnType<typeof own>) => (await value(readConsultation(context, id))).consultation;
		expect(await notes(own(ready, 5, after))).toMatchObject({ shared_note: 'Sutarėme stebėti pamokas poromis.', private_note: '' });
		expect(await notes(db.as(ready.season.officer, after))).toMatchObject({ private_note: '' });
		expect(await notes(lecturer(ready, after, 1))).toMatchObject({ private_note: 'Jautri tema.' });
	});

	test('whoever has left the team reads no more what it asks, but goes on reading what they asked themselves', async () => {
		const ready = await readyDelivery(db);
		const { id: own_question } = await value(ask(ready, {}, own(ready, 1)));
		await value(leaveTeam(db.as(ready.head, after), { participant_id: person(ready, 1).id, ends_on: '2027-03-05', why: 'Išvyko.' }));
		const { id } = await value(ask(ready, { audience: 'team' }, own(ready, 0, after)));
		expect(await refusal(readConsultation(own(ready, 1, after), id))).toBe('not_found');
		expect((await readConsultation(own(ready, 1, after), own_question)).ok).toBe(true);
		const list = await value(readConsultations(own(ready, 1, after), ready.delivery.id));
		expect(list.consultations.map(({ mine, question: said }) => [mine, said !== null])).toEqual([
			[false, false],
			[true, true]
		]);
		expect((await readConsultation(own(ready, 2, after), id)).ok).toBe(true);
	});

	test('nobody is in two places at once: whoever was in a closed half-day cannot have talked meanwhile', async () => {
		const ready = await freed(await readyDelivery(db), 1);
		await hold(db, ready, { only: [0] });
		const { id } = await value(ask(ready));
		const talk = (from: string, day = '2027-03-01') =>
			giveTalk(lecturer(ready, after), {
				consultation_id: id,
				day,
				from,
				minutes: '30',
				participants: [person(ready, 0).id]
			});
		expect(await talk('9.30')).toMatchObject({
			refusal: 'two_places',
			faults: [{ values: { names: expect.stringContaining(person(ready, 0).name) } }]
		});
		expect(await talk('17.00', '1990-03-01')).toMatchObject({ faults: [{ field: 'day', key: 'delivery_fault_not_planned_yet' }] });
		expect(await talk('17.00')).toMatchObject({ value: { quarters: 3 } });
	});

	test('a wrong length is corrected with a reason: the entries are superseded by new ones for the same people', async () => {
		const ready = await freed(await readyDelivery(db), 1);
		const { id } = await value(ask(ready));
		await value(answerConsultation(lecturer(ready), { consultation_id: id, answer: 'Pradėkite.', minutes: '45' }));
		const correct = (minutes: string, reason = 'Suklydau.', context = lecturer(ready)) =>
			correctConsultation(context, { consultation_id: id, minutes, reason });
		expect(await correct('30', '')).toMatchObject({ faults: [{ field: 'reason' }] });
		expect(await refusal(correct('30', 'Ne.', own(ready)))).toBe('not_found');
		expect(await refusal(correct('91'))).toBe('pot_is_empty');
		expect(await correct('30')).toEqual({ ok: true, value: { quarters: 3 } });
		expect(await ledger(ready)).toEqual(['lecturer 3 2027-02-01', 'participant 3 2027-02-01']);
		expect(await pot(ready)).toMatchObject({ given: 3, left: 5 });
		const { rows } = await db.pool.query(
			'select superseded_why, superseded_by is not null as followed from delivery.hours where consultation_id = $1 and superseded_at is not null',
			[id]
		);
		expect(rows).toEqual(Array(2).fill({ superseded_why: 'Suklydau.', followed: true }));
	});

	test('notes are written by who leads; of two at once the second reads first', async () => {
		const ready = await readyDelivery(db);
		const { id } = await value(ask(ready));
		const notes = { shared_note: 'Visiems.', private_note: 'Tik mums.', next_step: 'Susitinkame balandį.' };
		await value(saveNotes(lecturer(ready), { consultation_id: id, seen: 0, ...notes }));
		expect(await refusal(saveNotes(lecturer(ready, before, 1), { consultation_id: id, seen: 0, ...notes }))).toBe('changed_meanwhile');
		expect(await refusal(saveNotes(own(ready), { consultation_id: id, seen: 1, ...notes }))).toBe('not_found');
		expect(await saveNotes(lecturer(ready), { consultation_id: id, seen: 1, ...notes, next_step: 'a'.repeat(1001) })).toMatchObject({
			faults: [{ field: 'next_step' }]
		});
		const noted = await toldOf(ready, 'consultation.noted');
		expect(noted).toHaveLength(1);
		expect(JSON.stringify(noted)).not.toContain('Tik mums');
	});
});

test('after all of this the pot and the ledger agree, and the doctor sees when they do not', async () => {
	const broken = () =>
		read(db, async (trx) =>
			(await Promise.all(consultationInvariants.map(async (one) => ((await one.broken(trx)).length > 0 ? one.sentence : '')))).filter(
				(sentence) => sentence !== ''
			)
		);
	expect(await broken()).toEqual([]);
	await asOwner(
		db.url,
		`update delivery.consultation set quarters = 1 where id = (select consultation_id from delivery.hours where consultation_id is not null limit 1)`
	);
	expect(await broken()).toEqual([expect.stringContaining('ledger')]);
	await asOwner(db.url, 'update delivery.delivery set consultation = 0');
	expect(await broken()).toHaveLength(2);
});
