import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform';
import { testDatabase, type TestDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { openProject, type ProjectStage } from '../../../../../tests/support/projects.ts';
import { readAims, readDrivers, readProject, saveDrivers, setAim } from '../index.ts';

let db: TestDatabase;
let stage: ProjectStage;
beforeAll(async () => {
	db = await testDatabase();
	stage = await openProject(db);
});

const typed = {
	measure: 'Klausiančių septintokų dalis',
	unit: '',
	from: '12 %',
	to: '40 %',
	by_on: '2027-06-10',
	for_whom: 'Septintokai',
	why: ''
};
const aim = (seen: number, changes: Partial<typeof typed> = {}, who = stage.teacher) =>
	setAim(db.as(who), { ...typed, ...changes, project_id: stage.project, seen });

describe('the aim', () => {
	test('without a number and a date is refused, and nothing is written (N-02)', async () => {
		expect(await aim(0, { to: '', by_on: '' })).toMatchObject({
			refusal: 'aim_faulty',
			faults: [
				{ field: 'to', key: 'projects_fault_aim_to' },
				{ field: 'by_on', key: 'projects_fault_aim_by' }
			]
		});
		expect(value(await readAims(db.as(stage.teacher), stage.project)).aims).toEqual([]);
	});

	test('changes by versions that stay; of two at once the second is told; the same again is none', async () => {
		expect(value(await aim(0))).toEqual({ number: 1 });
		expect(value(await aim(0))).toEqual({ number: 1 });
		expect(await aim(0, { to: '50 %' }, stage.school.head)).toMatchObject({ refusal: 'changed_meanwhile' });
		expect(value(await aim(1, { to: '50,5 %' }, stage.school.head))).toEqual({ number: 2 });
		const { aims } = value(await readAims(db.as(stage.neighbour.head), stage.project));
		expect(
			aims.map(({ number, from_value, to_value, unit, by_on, author }) => [number, from_value, to_value, unit, by_on, author])
		).toEqual([
			[2, 12, 50.5, '%', '2027-06-10', expect.stringMatching(/^Direktorė/)],
			[1, 12, 40, '%', '2027-06-10', 'Rūta Mokytoja']
		]);
		expect(value(await readProject(db.as(stage.teacher), stage.project)).progress.aim).toMatchObject({
			to_value: 50.5,
			by_on: '2027-06-10'
		});
	});

	test('is set by the team alone', async () => {
		expect(await aim(2, { to: '60 %' }, stage.coordinators[0])).toMatchObject({ refusal: 'not_yours' });
		expect(await aim(2, { to: '60 %' }, stage.stranger.head)).toMatchObject({ refusal: 'not_found' });
	});
});

describe('the driver diagram', () => {
	const page = async (who = stage.teacher) => value(await readDrivers(db.as(who), stage.project));
	const save = (rows: { id?: string; level: string; words: string }[], seen: string, who = stage.teacher) =>
		saveDrivers(db.as(who), { project_id: stage.project, rows: rows.map((row) => ({ id: '', ...row })), seen });

	test('is written as an outline; rows keep who they are when they move or are worded anew', async () => {
		const outline = [
			{ level: 'primary', words: 'Laukimas po klausimo' },
			{ level: 'secondary', words: 'Klausimų kokybė' },
			{ level: 'change', words: 'Trijų sekundžių taisyklė' },
			{ level: 'primary', words: 'Saugi klasė' }
		];
		value(await save(outline, (await page()).mark));
		const first = await page();
		expect(first.rows.map(({ level, words }) => ({ level, words }))).toEqual(outline);
		const [wait, quality, rule, safe] = first.rows as [
			(typeof first.rows)[0],
			(typeof first.rows)[0],
			(typeof first.rows)[0],
			(typeof first.rows)[0]
		];
		// The last primary driver goes first, the rule is worded anew, the quality of questions goes out.
		value(await save([safe, wait, { ...quality, words: '' }, { ...rule, words: 'Penkių sekundžių taisyklė' }], first.mark));
		const second = await page(stage.neighbour.head);
		expect(second.rows.map(({ id }) => id)).toEqual([safe.id, wait.id, rule.id]);
		const { rows } = await db.beside.query(
			'select words, parent_id, removed_at is not null as removed from projects.driver where project_id = $1 order by words',
			[stage.project]
		);
		expect(rows).toEqual([
			{ words: 'Klausimų kokybė', parent_id: wait.id, removed: true },
			{ words: 'Laukimas po klausimo', parent_id: null, removed: false },
			{ words: 'Penkių sekundžių taisyklė', parent_id: wait.id, removed: false },
			{ words: 'Saugi klasė', parent_id: null, removed: false }
		]);
		expect(value(await readProject(db.as(stage.teacher), stage.project)).progress).toMatchObject({ drivers: 2, ideas: 1 });
	});

	test('of two who write at once the second is told, and nothing is lost', async () => {
		const { rows, mark } = await page();
		value(await save([...rows, { level: 'change', words: 'Kortelės klausimams' }], mark));
		expect(await save([...rows, { level: 'change', words: 'Porų pokalbis' }], mark, stage.school.head)).toMatchObject({
			refusal: 'changed_meanwhile'
		});
		expect((await page()).rows.map(({ words }) => words)).toContain('Kortelės klausimams');
	});

	test('rows of another project are none of its own', async () => {
		const { rows, mark } = await page();
		const strange = newId();
		value(await save([...rows, { id: strange, level: 'primary', words: 'Svetimas' }], mark));
		const last = (await page()).rows.at(-1);
		expect(last?.words).toBe('Svetimas');
		expect(last?.id).not.toBe(strange);
	});

	test('is written by the team alone', async () => {
		const { mark } = await page();
		expect(await save([], mark, stage.expert)).toMatchObject({ refusal: 'not_yours' });
	});
});
