import { expect, test } from 'vitest';
import { dayOf } from '#platform';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { heldDelivery, hold, readyDelivery, type Ready } from '../../../../../tests/support/delivery.ts';
import { printRecord, readOwnRecord, readSchoolHours, saveTerms, type OwnRecord } from '../index.ts';

const db = await testDatabase();
const april = new Date('2027-04-01T09:00:00Z');
const person = (ready: Ready, at: number) => ready.people[at] as Ready['people'][number];
const record = async (who: string, year?: number, now = april): Promise<OwnRecord> => {
	const outcome = await readOwnRecord(db.as(who, now), { year });
	if (!outcome.ok) throw new Error(outcome.refusal);
	return outcome.value;
};

test('a training of three days of eight hours uses three of the five (H-02); it is told by the ledger', async () => {
	const ready = await heldDelivery(db);
	const own = await record(person(ready, 0).person_id);
	expect(own.balance).toMatchObject({ year: 2027, contact: 72, consultation: 24, days: 300, left: 200, above: 0 });
	expect(own.learnt).toMatchObject([
		{ reference: ready.delivery.reference, first_on: '2027-03-01', last_on: '2027-03-03', contact: 72, consultation: 24 }
	]);
	expect(own.taught).toEqual([]);
	expect(own.conversions).toMatchObject([{ quarters_a_day: 32 }]);
	const lecturer = await record(ready.lecturers[0]);
	expect(lecturer.balance).toMatchObject({ days: 0, left: 500 });
	expect(lecturer.taught).toMatchObject([{ contact: 72, consultation: 24 }]);
});

test('the same is four days where the edition says that a day has six hours (H-03)', async () => {
	const ready = await heldDelivery(db);
	const set = await saveTerms(db.as(ready.season.officer), {
		edition_id: ready.season.edition,
		minutes_an_hour: 45,
		quarters_a_day: 24,
		prepared_quarters: null,
		open_days: 14
	});
	expect(set.ok).toBe(true);
	expect((await record(person(ready, 0).person_id)).balance).toMatchObject({ days: 400, left: 100 });
});

test('who was absent has nothing, an open register counts nothing, and years are told apart', async () => {
	const ready = await readyDelivery(db);
	await hold(db, ready, { only: [0, 1], statuses: { [person(ready, 0).id]: 'absent' } });
	expect((await record(person(ready, 0).person_id)).balance.days).toBe(0);
	const other = person(ready, 1).person_id;
	expect((await record(other)).balance).toMatchObject({ contact: 24, consultation: 8, days: 100 });
	expect(await record(other, undefined, new Date('2028-01-02T09:00:00Z'))).toMatchObject({ year: 2028, years: [2028, 2027], learnt: [] });
	expect(await record(other, 2027, new Date('2028-01-02T09:00:00Z'))).toMatchObject({ year: 2027, balance: { days: 100 } });
	expect(await record(other, 1999)).toMatchObject({ year: 2027 });
	expect(await readOwnRecord(db.asPublic(april))).toMatchObject({ refusal: 'not_found' });
});

test('a school sees the hours of its own people, another school and the lecturers do not', async () => {
	const ready = await heldDelivery(db, { schools: 2 });
	const school = ready.delivery.school_id ?? '';
	const seen = async (who: string) => readSchoolHours(db.as(who, april), school);
	const own = await seen(ready.head);
	expect(own).toMatchObject({ ok: true });
	if (!own.ok) return;
	expect(own.value.lines).toHaveLength(ready.people.length);
	expect(own.value.people.map(({ quarters }) => quarters)).toEqual(Array(ready.people.length).fill(96));
	const [, second] = ready.season.schools as { head: string }[];
	for (const who of [second?.head ?? '', ready.lecturers[0], person(ready, 0).person_id])
		expect(await seen(who)).toMatchObject({ refusal: 'not_found' });
});

test('it is printed as a document in either language', async () => {
	const ready = await heldDelivery(db);
	const own = await record(person(ready, 0).person_id);
	for (const locale of ['lt', 'en'] as const) {
		const pdf = printRecord(own, { locale, now: april });
		expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
	}
	expect(dayOf(april)).toBe(own.today);
});
