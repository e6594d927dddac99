import { addOrganisation, findOrAddPerson, giveRole } from '#people/server';
import type { RoleKind } from '#people';
import { newId } from '#platform';
import { checkDigit } from '#schools';
import { registerSchool, type NewSchool } from '#schools/server';
import { today, type TestDatabase } from './database.ts';

let made = 0;

/** A legal code of the demonstration that nobody has yet. */
export function nextCode(): string {
	const eight = `99${String((made += 1)).padStart(6, '0')}`;
	return `${eight}${checkDigit(eight)}`;
}

/** A person with an account-less address of their own. */
export const aPerson = (db: TestDatabase, name: string, email = `${newId().slice(0, 8)}@mokykla.example`): Promise<string> =>
	db
		.asSystem()
		.db.transaction()
		.execute((trx) => findOrAddPerson(trx, today, { name, email }));

/** A person with a role in an organisation since the beginning of the year. */
export async function inRole(db: TestDatabase, kind: RoleKind, organisation_id: string, name = 'Ona Onaitė'): Promise<string> {
	const person_id = await aPerson(db, name);
	const given = await giveRole(db.asSystem(), { person_id, kind, organisation_id, starts_on: '2026-01-01' });
	if (!given.ok) throw new Error(given.refusal);
	return person_id;
}

/** An officer of a centre, who keeps the register. */
export async function anOfficer(db: TestDatabase): Promise<string> {
	const centre = await db
		.asSystem()
		.db.transaction()
		.execute((trx) => addOrganisation(trx, { kind: 'centre', name: 'Švietimo plėtotės centras' }));
	return inRole(db, 'centre_officer', centre, 'Daiva Centrienė');
}

/** A gymnasium of Kaunas that nobody represents, differing as said. */
export async function aSchool(db: TestDatabase, difference: NewSchool = {}): Promise<string> {
	const school = {
		legal_code: nextCode(),
		name: 'Kauno „Varpo“ gimnazija',
		type: 'gymnasium',
		owner_kind: 20,
		municipality: 'LT-15',
		address: 'Varpo g. 1, Kaunas',
		email: 'rastine@varpas.example',
		starts_on: '2020-09-01',
		...difference
	};
	const registered = await registerSchool(db.asSystem(), school);
	if (!registered.ok) throw new Error(JSON.stringify(registered));
	return registered.value.id;
}
