import { expect, test } from 'vitest';
import { ask as asOwner, testDatabase } from '../../../../../tests/support/database.ts';
import { preparedSeason, teach } from '../../../../../tests/support/taught.ts';
import { openSetNames, openSets } from '../../open/sets.ts';
import { settleEditions } from '../index.ts';
import { openRows } from './rows.ts';

const db = await testDatabase();
const season = await preparedSeason(db, { schools: 2 });
const [delivery = ''] = season.trainings;
// Eight people of one school in Vilnius; one of them stays for three quarters of an hour in all.
await teach(db, {
	delivery,
	lecturers: season.lecturers.slice(0, 2),
	attendance: ({ name }, session) =>
		name !== 'Tomas Čepas' ? session : { contact: session.held_on === '2027-03-01' && session.half === 'morning' ? 3 : 0, consultation: 0 }
});
const at = (day: string) => db.asPublic(new Date(`${day}T09:00:00Z`));
const night = (day: string) => settleEditions(db.asSystem(new Date(`${day}T01:50:00Z`)), {});
const { rows: editions } = await db.beside.query(
	`select programme.slug as programme, edition.slug as edition, edition.ends_on::text as ends_on from programmes.edition edition
	join programmes.programme programme on programme.id = edition.programme_id where edition.id = $1`,
	[season.edition]
);
const { programme, edition, ends_on } = editions[0] as { programme: string; edition: string; ends_on: string };
const later = (days: number) => new Date(Date.parse(ends_on) + days * 86_400_000).toISOString().slice(0, 10);

const name = `${programme}/${edition}`;
const told = [
	[name, 'Vilniaus apskritis', 7],
	[name, '*', 7]
];

test('an edition that goes on tells nothing of hours, and trainings as they are', async () => {
	const rows = await openRows(at(later(1)), 'indicators');
	expect(rows).toContainEqual([programme, edition, 'hours_attended', null, null, 'yes']);
	expect(rows).toContainEqual([programme, edition, 'schools_trained', 120, 1, 'no']);
	expect(await openRows(at(later(1)), 'trainings')).toEqual([
		[programme, edition, '2027-03', expect.stringContaining('Vilniaus'), 'training', expect.anything(), 1]
	]);
});

test('people with an hour are told by county, with their sum, when the edition has been over for ninety days', async () => {
	await night(later(90));
	expect(await openRows(at(later(90)), 'participants')).toEqual([]);
	await night(later(91));
	expect(await openRows(at(later(91)), 'participants')).toEqual(told);
	// Seven people, three days of eight hours, and three quarters of an hour: 168.
	expect(await openRows(at(later(91)), 'indicators')).toContainEqual([programme, edition, 'hours_attended', null, 165, 'yes']);
});

test('what was told of an edition stays, whatever is mended in it later', async () => {
	const before = await openRows(at(later(91)), 'indicators');
	// The eighth gets their hours after all.
	await asOwner(
		db.url,
		`update delivery.hours h set contact = 16 from people.person p where p.id = h.person_id and p.name = 'Tomas Čepas' and h.contact + h.consultation > 0`
	);
	await night(later(93));
	expect(await openRows(at(later(93)), 'participants')).toEqual(told);
	expect(await openRows(at(later(93)), 'indicators')).toEqual(before);
	for (const table of ['settlement', 'settled_group', 'settled_indicator'])
		await expect(db.beside.query(`delete from reporting.${table}`)).rejects.toThrow('permission denied');
	await expect(db.beside.query(`update reporting.settled_group set people = 8`)).rejects.toThrow('permission denied');
});

test('no set has the name of a person, and each row as many cells as the set has columns', async () => {
	const { rows: people } = await db.beside.query<{ name: string }>('select name from people.person');
	expect(people.length).toBeGreaterThan(10);
	for (const name of openSetNames) {
		const rows = await openRows(at(later(120)), name);
		for (const row of rows) expect(row).toHaveLength(openSets[name].columns.length);
		for (const person of people) expect(JSON.stringify(rows)).not.toContain(person.name);
	}
});
