import { expect, test } from 'vitest';
import { exportMyData } from '#people/server';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { hold, readyDelivery } from '../../../../../tests/support/delivery.ts';
import { ownData } from '../../../../own-data.ts';
import { answerConsultation, askConsultation } from '../index.ts';

const db = await testDatabase();

test('one’s own data tell of marks, hours and consultations: the own ones only, without what only those who lead read', async () => {
	const ready = await readyDelivery(db);
	const [one, other] = ready.people as [(typeof ready.people)[0], (typeof ready.people)[0]];
	const at = new Date('2027-02-01T08:00:00Z');
	const ask = (person: string, question: string) =>
		askConsultation(db.as(person, at), { delivery_id: ready.delivery.id, audience: 'one', question });
	const { id } = value(await ask(one.person_id, 'Kaip įtraukti tyliuosius?'));
	value(await ask(other.person_id, 'Svetimas klausimas'));
	const given = { consultation_id: id, answer: 'Pradėkite poromis.', minutes: '0', private_note: 'Jautri tema.' };
	value(await answerConsultation(db.as(ready.lecturers[0], at), given));
	await hold(db, ready, { only: [0], statuses: { [one.id]: 'late' } });

	const { told } = value(await exportMyData(db.as(one.person_id), ownData));
	expect(told['consultations']).toMatchObject([
		{ reference: ready.delivery.reference, asked_by_me: true, question: 'Kaip įtraukti tyliuosius?', answer: 'Pradėkite poromis.' }
	]);
	expect(told['attendance']).toMatchObject([{ day: '2027-03-01', half: 'morning', status: 'late' }]);
	const hours = Number(ready.sessions[0]?.contact) / 4;
	expect(told['hours']?.map((row) => ({ ...row, contact_hours: Number(row['contact_hours']) }))).toMatchObject([
		{ day: '2027-03-01', as_what: 'participant', contact_hours: hours }
	]);
	const text = JSON.stringify(told);
	expect(text).not.toContain('Svetimas klausimas');
	expect(text).not.toContain('Jautri tema');
});
