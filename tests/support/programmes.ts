import { newId, instantAt, type Text } from '#platform';
import { addOrganisation, findOrAddPerson, giveRole } from '#people/server';
import { miniTrainings } from '#programmes';
import { createCall, createProgramme, draftOfRules, type Rules } from '#programmes/server';
import { today, type TestDatabase } from './database.ts';

export const both = (lt: string): Text => ({ lt, en: `${lt} (en)` });

/** A centre with an officer, and an officer of another centre who has no say here. */
export type Centre = { id: string; officer: string; stranger: string };

export async function openCentre(db: TestDatabase): Promise<Centre> {
	const [id, other] = [newId(), newId()];
	const [officer, stranger] = await db
		.asSystem()
		.db.transaction()
		.execute(async (trx) => {
			await addOrganisation(trx, { id, kind: 'centre', name: 'Ugdymo centras' });
			await addOrganisation(trx, { id: other, kind: 'centre', name: 'Kitas centras' });
			return [
				await findOrAddPerson(trx, today, { name: 'Rūta Žemaitė', email: 'ruta@centras.example' }),
				await findOrAddPerson(trx, today, { name: 'Jonas Kitas', email: 'jonas@kitas.example' })
			] as const;
		});
	const role = { kind: 'centre_officer', starts_on: '2026-01-01' } as const;
	await giveRole(db.asSystem(), { ...role, person_id: officer, organisation_id: id });
	await giveRole(db.asSystem(), { ...role, person_id: stranger, organisation_id: other });
	return { id, officer, stranger };
}

export async function makeProgramme(db: TestDatabase, centre: Centre, kind: string = miniTrainings.kind, name = 'Mini mokymai') {
	const made = await createProgramme(db.as(centre.officer), {
		centre_id: centre.id,
		kind,
		name: both(name),
		summary: both('Mokomės kartu'),
		edition: { name: both('2026–2027 m.'), starts_on: '2026-09-01', ends_on: '2027-06-30' }
	});
	if (!made.ok || !made.value.edition) throw new Error('a programme was not made');
	return { ...made.value, edition: made.value.edition };
}

export const callInput = (edition_id: string) => ({
	edition_id,
	name: both('Rudens kvietimas'),
	summary: both('Kviečiame mokyklas'),
	opens_at: instantAt('2026-11-20', '09:00'),
	closes_at: instantAt('2026-12-11', '16:00'),
	capacity: 120,
	categories_on: '2026-11-20',
	pupils_as_of: '2026-09-01',
	contact: { name: 'Rūta Žemaitė', email: 'ruta@centras.example', phone: '+370 600 00000' }
});

export async function makeCall(db: TestDatabase, { officer }: Centre, editionId: string, changes: object = {}) {
	const made = await createCall(db.as(officer), { ...callInput(editionId), ...changes });
	if (!made.ok) throw new Error(made.refusal);
	return made.value;
}

export async function draftOf(db: TestDatabase, callId: string): Promise<Rules> {
	const draft = await db
		.asSystem()
		.db.transaction()
		.execute((trx) => draftOfRules(trx, callId));
	if (!draft) throw new Error('there is no draft');
	return draft;
}
