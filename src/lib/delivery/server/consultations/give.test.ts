import { describe, expect, test } from 'vitest';
import { ask as asOwner, testDatabase } from '../../../../../tests/support/database.ts';
import { hold, readyDelivery } from '../../../../../tests/support/delivery.ts';
import {
	answerConsultation,
	consultationTodos,
	correctConsultation,
	giveTalk,
	leaveTeam,
	readConsultation,
	readConsultations,
	saveNotes
} from '../index.ts';
import { after, before, consultationsIn } from '../../../../../tests/support/consultations.ts';

const db = await testDatabase();
const { lecturer, person, own, pot, refusal, value, ledger, freed, ask, offer, toldOf, broken } = consultationsIn(db);

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
		const { rows } = await db.beside.query(
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
	expect(await broken()).toEqual([]);
	await asOwner(
		db.url,
		`update delivery.consultation set quarters = 1 where id = (select consultation_id from delivery.hours where consultation_id is not null limit 1)`
	);
	expect(await broken()).toEqual([expect.stringContaining('ledger')]);
	await asOwner(db.url, 'update delivery.delivery set consultation = 0');
	expect(await broken()).toHaveLength(2);
});
