import { expect, test } from 'vitest';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { preparedSeason, teach } from '../../../../../tests/support/taught.ts';
import { readActivity } from '../index.ts';

const db = await testDatabase();
const season = await preparedSeason(db, { schools: 2 });
const { rows } = await db.beside.query(
	'select programme.slug from programmes.programme join programmes.edition on edition.programme_id = programme.id where edition.id = $1',
	[season.edition]
);
const programme = rows[0].slug as string;
const on = (day: string) => db.as(season.officer, new Date(`${day}T08:00:00Z`));
const activity = async (day: string) => {
	const read = await readActivity(on(day), { programme });
	if (!read.ok) throw new Error(read.refusal);
	return read.value;
};

test('three years of activity are what the ledger has of them: deliveries, people, hours, certificates (H-05)', async () => {
	await teach(db, { delivery: season.trainings[0]!, lecturers: season.lecturers.slice(0, 2) });
	const { from_on, to_on, rows: held } = await activity('2027-05-14');
	expect([from_on, to_on]).toEqual(['2024-05-15', '2027-05-14']);
	expect(held).toHaveLength(1);
	expect(held[0]).toMatchObject({
		kind: 'training',
		of: season.schools[0]?.name,
		municipality: 'Vilniaus miesto savivaldybė',
		first_on: '2027-03-01',
		last_on: '2027-03-03',
		participants: 8,
		// Eight people and two lecturers for 96 quarters each.
		participant_hours: 768,
		lecturers: 2,
		lecturer_hours: 192,
		certificates: 0
	});
});

test('what was held more than three years ago is left out, its last day is not', async () => {
	expect((await activity('2030-03-01')).rows).toHaveLength(1);
	expect((await activity('2030-03-02')).rows).toMatchObject([{ first_on: '2027-03-03', participant_hours: 256 }]);
	expect((await activity('2030-03-04')).rows).toEqual([]);
});

test('only officers of the centre read it', async () => {
	for (const person of [season.lecturers[0]!, season.schools[0]!.head])
		expect(await readActivity(db.as(person), { programme })).toMatchObject({ refusal: 'not_found' });
	expect(await readActivity(db.asPublic(), { programme })).toMatchObject({ refusal: 'not_found' });
	expect(await readActivity(on('2027-05-14'), { programme: 'nera' })).toMatchObject({ refusal: 'not_found' });
});
