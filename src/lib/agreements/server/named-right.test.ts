import { expect, test } from 'vitest';
import { findOrAddPerson } from '#people/server';
import { openAgreeing } from '../../../../tests/support/agreements.ts';
import { testDatabase, today } from '../../../../tests/support/database.ts';
import { giveRight } from './give-right.ts';
import { readSigningDesk } from './particulars.ts';

const db = await testDatabase();
const { municipality } = await openAgreeing(db);

test('an address that is typed tells nobody whose it is: a right is recorded for whom the officer knows by name too', async () => {
	const email = 'rasa@pavyzdys.example';
	await db
		.asSystem()
		.db.transaction()
		.execute((trx) => findOrAddPerson(trx, today, { name: 'Rasa Slaptoji', email }));
	const officer = db.as(municipality.officer);
	const give = (name: string) =>
		giveRight(officer, {
			organisation_id: municipality.id,
			name,
			email,
			post: 'merė',
			basis: 'įstatymas',
			starts_on: '2026-01-01',
			ends_on: ''
		});
	expect(await give('Nežinia Kas')).toMatchObject({
		refusal: 'right_unreadable',
		faults: [{ field: 'name', key: 'agreement_fault_name_of_another' }]
	});
	expect(JSON.stringify(await readSigningDesk(officer, municipality.id))).not.toContain('Slaptoji');
	expect(await give('SLAPTOJI Rasa')).toMatchObject({ ok: true });
});
