import { describe, expect, test } from 'vitest';
import { memoryStore, openFiles } from '#platform/server';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { hold, read, readyAt, readyDelivery } from '../../../../../tests/support/delivery.ts';
import { letters } from '../../../../../tests/support/published.ts';
import {
	arrangeDay,
	arrangeDays,
	cancelConsultation,
	consultationTodos,
	mayOpenConsultationFile,
	readArrangement,
	readConsultation,
	readConsultations
} from '../index.ts';
import { after, before, consultationsIn, question } from '../../../../../tests/support/consultations.ts';

const db = await testDatabase();
openFiles(memoryStore());
const { lecturer, person, own, pot, refusal, value, freed, ask, offer, broken } = consultationsIn(db);

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

test('after all of this the pot and the ledger agree', async () => {
	expect(await broken()).toEqual([]);
});
