import { beforeAll, describe, expect, test } from 'vitest';
import { miniTrainings } from '#programmes';
import { testDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { both, callInput, draftOf, makeCall, makeProgramme, openCentre, type Centre } from '../../../../tests/support/programmes.ts';
import { createCall, createProgramme, readProgramme } from './index.ts';

let db: TestDatabase;
let centre: Centre;

beforeAll(async () => {
	db = await testDatabase();
	centre = await openCentre(db);
});

describe('a programme', () => {
	test('is made from its blueprint with terms, targets, milestones and a draft of the rules', async () => {
		const made = await makeProgramme(db, centre);
		const call = await makeCall(db, centre, made.edition.id);
		const desk = await readProgramme(db.as(centre.officer), made.slug);
		const draft = await draftOf(db, call.id);
		expect(desk.ok && desk.value.editions[0]?.terms).toEqual(miniTrainings.edition.terms);
		expect(desk.ok && desk.value.editions[0]?.targets).toEqual(miniTrainings.edition.targets);
		expect(desk.ok && desk.value.editions[0]?.milestones.map(({ name }) => name)).toEqual(
			miniTrainings.edition.milestones.map(({ name }) => name)
		);
		expect(draft).toMatchObject({ version: 1, criteria: miniTrainings.call.criteria, topics: miniTrainings.call.topics });
	});

	test('of a centre is managed by the officers of that centre only, and only on the days of their role', async () => {
		const made = await makeProgramme(db, centre);
		const input = { centre_id: centre.id, kind: 'own', name: both('Svetimas'), summary: both('Svetimas') };
		expect(await createProgramme(db.as(centre.stranger), input)).toMatchObject({ refusal: 'not_allowed' });
		expect(await createProgramme(db.as(centre.officer, new Date('2025-06-01T08:00:00Z')), input)).toMatchObject({ refusal: 'not_allowed' });
		expect(await createProgramme(db.asPublic(), input)).toMatchObject({ refusal: 'not_allowed' });
		expect(await readProgramme(db.as(centre.stranger), made.slug)).toMatchObject({ refusal: 'not_allowed' });
		expect(await createCall(db.as(centre.stranger), callInput(made.edition.id))).toMatchObject({ refusal: 'not_allowed' });
		expect(await readProgramme(db.as(centre.officer), 'no-such')).toMatchObject({ refusal: 'not_found' });
	});

	test('with words missing is not made, and every missing part is named', async () => {
		const refusal = await createProgramme(db.as(centre.officer), {
			centre_id: centre.id,
			kind: 'own',
			name: { lt: '', en: '' },
			summary: both('x'),
			edition: { name: both('x'), starts_on: '2026-09-01', ends_on: '2026-02-30' }
		});
		expect(refusal).toMatchObject({ ok: false, refusal: 'not_understood' });
		expect(refusal.ok || refusal.faults.map(({ field }) => field)).toEqual(['name_lt', 'edition_ends_on']);
	});

	test('of the same name gets an address of its own, also when two are made at once', async () => {
		const made = await Promise.all([
			makeProgramme(db, centre, 'own', 'Žaliosios mokyklos'),
			makeProgramme(db, centre, 'own', 'Žaliosios mokyklos')
		]);
		expect(made.map(({ slug }) => slug).sort()).toEqual(['zaliosios-mokyklos', 'zaliosios-mokyklos-2']);
	});
});
