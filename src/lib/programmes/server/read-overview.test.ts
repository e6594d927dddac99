import { expect, test } from 'vitest';
import { addOrganisation } from '#people/server';
import { testDatabase } from '../../../../tests/support/database.ts';
import { inRole } from '../../../../tests/support/schools.ts';
import { createProgramme } from './create-programme.ts';
import { readOverseen, readOverview } from './read-overview.ts';
import { readProgramme, readProgrammes } from './read-desk.ts';

const db = await testDatabase();
const organisation = (kind: 'centre' | 'ministry', name: string) =>
	db
		.asSystem()
		.db.transaction()
		.execute((trx) => addOrganisation(trx, { kind, name }));
const both = (text: string) => ({ lt: text, en: text });

async function programmeOf(centre_id: string, name: string): Promise<void> {
	const made = await createProgramme(db.asSystem(), {
		centre_id,
		kind: 'own',
		name: both(name),
		summary: both('Kartu.'),
		edition: { name: both('Pirmoji'), starts_on: '2026-09-01', ends_on: '2027-06-30' }
	});
	if (!made.ok) throw new Error(JSON.stringify(made));
}

test('a programme owner reads the programmes of their centre, one of a ministry all; nobody else any, and none of them changes one', async () => {
	const [centre, other, ministry] = [
		await organisation('centre', 'Centras'),
		await organisation('centre', 'Kitas centras'),
		await organisation('ministry', 'Ministerija')
	];
	await programmeOf(centre, 'Sodai');
	await programmeOf(other, 'Vandenys');
	const names = async (kind: 'programme_owner' | 'centre_officer' | 'reviewer', place: string) => {
		const found = await readOverview(db.as(await inRole(db, kind, place)));
		return found.ok ? found.value.map(({ programme }) => programme.name.lt) : found.refusal;
	};
	expect(await names('programme_owner', centre)).toEqual(['Sodai']);
	expect(await names('centre_officer', other)).toEqual(['Vandenys']);
	expect(await names('programme_owner', ministry)).toEqual(['Sodai', 'Vandenys']);
	expect(await names('reviewer', centre)).toBe('not_allowed');
	expect(await readOverview(db.asPublic())).toMatchObject({ refusal: 'not_allowed' });
	const owner = db.as(await inRole(db, 'programme_owner', centre, 'Sava Savininkė'));
	expect(await readProgrammes(owner)).toMatchObject({ refusal: 'not_allowed' });
	expect(await readProgramme(owner, 'sodai')).toMatchObject({ refusal: 'not_allowed' });
	const seen = await readOverseen(owner, 'sodai');
	expect(seen.ok && [seen.value.editions.map(({ name }) => name.lt), seen.value.managed]).toEqual([['Pirmoji'], false]);
	expect(await readOverseen(owner, 'vandenys')).toMatchObject({ refusal: 'not_allowed' });
	expect(await readOverseen(owner, 'kalnai')).toMatchObject({ refusal: 'not_found' });
	const officer = await readOverseen(db.as(await inRole(db, 'centre_officer', other)), 'vandenys');
	expect(officer.ok && officer.value.managed).toBe(true);
	expect(await readOverseen(db.asPublic(), 'sodai')).toMatchObject({ refusal: 'not_allowed' });
});
