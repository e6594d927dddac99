import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { publishedPractice, type PracticeStage } from '../../../../../tests/support/practices.ts';
import { readAfterwards, readOwnTries, readTrail, removeTry, showTry, tellOfTry, withdrawPractice } from '../index.ts';

let db: TestDatabase;
let stage: PracticeStage;
const told = { tried_on: '2026-11-05', changed: 'Klausimus rašo ir tėvai.', result: 'Klausia pusė klasės.', named: true };
const tell = (who: string, school_id: string, more: Partial<Omit<typeof told, 'named'> & { named: boolean | null }> = {}) =>
	tellOfTry(db.as(who, new Date('2026-12-01T08:00:00Z')), { slug: stage.slug, school_id, ...told, ...more });
const tried = async () => (await readTrail(db.asPublic(), stage.practice)).tried;
const letters = async (kind: string) =>
	(await db.beside.query(`select person_id from platform.mail where template = $1`, [kind])).rows.map(
		({ person_id }) => person_id as string
	);

beforeAll(async () => {
	db = await testDatabase();
	stage = await publishedPractice(db);
});

describe('another school tells that it tried an example', () => {
	test('by somebody who works there today, and of no school that is not theirs, nor of the example’s own', async () => {
		expect(await tell(stage.neighbour.head, stage.stranger.id)).toMatchObject({ refusal: 'not_yours' });
		expect(await tell(stage.teacher, stage.school.id)).toMatchObject({ refusal: 'own_example' });
		expect(await tell(stage.coordinators[0], stage.neighbour.id)).toMatchObject({ refusal: 'not_yours' });
		expect(await tell(stage.neighbour.head, 'ne id')).toMatchObject({ refusal: 'not_yours' });
		expect(await readOwnTries(db.asPublic(), stage.slug)).toMatchObject({ refusal: 'not_yours' });
		expect(await tell(stage.neighbour.head, stage.neighbour.id, { changed: 'x', tried_on: '2027-01-01', named: null })).toMatchObject({
			faults: [{ field: 'tried' }, { field: 'changed' }, { field: 'named' }]
		});
		expect(value(await readOwnTries(db.as(stage.neighbour.head), stage.slug)).schools.map(({ id }) => id)).toEqual([stage.neighbour.id]);
	});

	test('everybody reads it once an author or the editor has looked', async () => {
		const { id } = value(await tell(stage.neighbour.head, stage.neighbour.id));
		expect(await tell(stage.neighbour.head, stage.neighbour.id)).toMatchObject({ refusal: 'try_told' });
		expect(await letters('practice_tried')).toEqual([stage.teacher]);
		expect(await tried()).toEqual([]);
		expect(await showTry(db.as(stage.stranger.head), id)).toMatchObject({ refusal: 'not_found' });
		expect(await showTry(db.as(stage.neighbour.head), id)).toMatchObject({ refusal: 'not_yours' });
		expect(await showTry(db.as(stage.school.head), id)).toMatchObject({ refusal: 'not_yours' });
		value(await showTry(db.as(stage.teacher), id));
		value(await showTry(db.as(stage.officer), id));
		expect(await tried()).toMatchObject([{ id, school: stage.neighbour.name, changed: told.changed }]);
		expect(await letters('practice_try_looked_at')).toEqual([stage.neighbour.head]);
	});

	test('a school that does not want to be named is not', async () => {
		const { id } = value(await tell(stage.stranger.head, stage.stranger.id, { named: false, tried_on: '2026-10-01' }));
		value(await showTry(db.as(stage.officer), id));
		expect((await tried()).map(({ school }) => school)).toEqual([null, stage.neighbour.name]);
		expect(JSON.stringify(await readTrail(db.asPublic(), stage.practice))).not.toContain(stage.stranger.id);
	});

	test('whoever told it takes it away at any time, also once the example is withdrawn; others cannot', async () => {
		const mine = async (who: string) => value(await readOwnTries(db.as(who), stage.slug)).own;
		const [own] = await mine(stage.neighbour.head);
		expect(await removeTry(db.as(stage.stranger.head), own?.id ?? '')).toMatchObject({ refusal: 'not_found' });
		value(await removeTry(db.as(stage.neighbour.head), own?.id ?? ''));
		expect(await tried()).toHaveLength(1);
		// Told by themselves: no letter.
		expect(await letters('practice_try_looked_at')).toHaveLength(2);
		value(await withdrawPractice(db.as(stage.teacher), { practice_id: stage.practice, why: 'Rašome iš naujo' }));
		expect(await tell(stage.neighbour.head, stage.neighbour.id)).toMatchObject({ refusal: 'practice_not_published' });
		expect(await readOwnTries(db.as(stage.neighbour.head), stage.slug)).toMatchObject({ refusal: 'not_found' });
		const [theirs] = await mine(stage.stranger.head);
		value(await removeTry(db.as(stage.stranger.head), theirs?.id ?? ''));
		expect(value(await readAfterwards(db.as(stage.officer), stage.practice)).adaptations).toEqual([]);
	});
});

test('who tells of a try, takes it away and tells again does not write letters to authors without end', async () => {
	const other = await testDatabase();
	const { slug, neighbour } = await publishedPractice(other);
	const teller = other.as(neighbour.head, new Date('2026-12-01T08:00:00Z'));
	const again = async () => {
		const one = await tellOfTry(teller, { slug, school_id: neighbour.id, ...told });
		if (one.ok) value(await removeTry(teller, one.value.id));
		return one;
	};
	for (let times = 0; times < 5; times++) value(await again());
	expect(await again()).toMatchObject({ refusal: 'tries_often' });
	const { rows } = await other.beside.query(`select count(*)::int as letters from platform.mail where template = 'practice_tried'`);
	expect(rows).toEqual([{ letters: 5 }]);
});
