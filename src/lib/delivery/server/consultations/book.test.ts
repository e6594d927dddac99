import { describe, expect, test } from 'vitest';
import ICAL from 'ical.js';
import { ask as asOwner, testDatabase } from '../../../../../tests/support/database.ts';
import { readyAt, readyDelivery } from '../../../../../tests/support/delivery.ts';
import { letters } from '../../../../../tests/support/published.ts';
import { arrangeDay, bookSlot, cancelConsultation, deliveryDaysOf, readConsultations, withdrawSlot } from '../index.ts';
import { after, before, consultationsIn } from '../../../../../tests/support/consultations.ts';

const db = await testDatabase();
const { lecturer, own, pot, refusal, value, freed, ask, offer, toldOf, broken } = consultationsIn(db);

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
		await expect(db.beside.query('update delivery.consultation set quarters = 9 where id = $1', [id])).rejects.toThrow('over the pot');
		await db.beside.query('update delivery.consultation set quarters = 8 where id = $1', [id]);
	});
});

test('after all of this the pot and the ledger agree', async () => {
	expect(await broken()).toEqual([]);
});
