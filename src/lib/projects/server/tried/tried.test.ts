import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform';
import { testDatabase, type TestDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { openProject, type ProjectStage } from '../../../../../tests/support/projects.ts';
import { beginProject, readTried } from '../index.ts';

let db: TestDatabase;
let stage: ProjectStage;
let neighbours: string;
let strangers: string;

beforeAll(async () => {
	db = await testDatabase();
	stage = await openProject(db);
	const begin = async ({ id, head }: ProjectStage['school'], network_id: string, title: string) =>
		value(await beginProject(db.as(head), { school_id: id, network_id, title })).id;
	neighbours = await begin(stage.neighbour, stage.network.id, 'Kaimynų projektas');
	strangers = await begin(stage.stranger, stage.formed.networks[1]?.id ?? '', 'Kito tinklo projektas');
	await group(stage.project, 'behaviour');
	await group(neighbours, 'workload');
	await group(strangers, 'behaviour');
	await decided(stage.project, 'Savas bandymas', 'adopt', '2026-11-20');
	await decided(neighbours, 'Trijų sekundžių taisyklė', 'abandon', '2026-11-25');
	await decided(strangers, 'Klausimų kortelės', 'adopt', '2026-11-21');
	await show(strangers, 'edition');
});

const group = (project: string, code: string) =>
	db.beside.query('update projects.problem set group_code = $2, statement = $3 where project_id = $1', [project, code, `Problema ${code}`]);
const show = (project: string, visibility: string, anonymous = false) =>
	db.beside.query('update projects.project set visibility = $2, anonymous = $3 where id = $1', [project, visibility, anonymous]);
const decided = (project: string, title: string, decision: string, day: string) =>
	db.beside.query(
		`insert into projects.cycle (id, project_id, number, title, done, learned, conditions, decision, planned_at, planned_by, decided_at, decided_by)
		values ($1, $2, 1, $3, 'Bandėme dvi savaites.', 'Tyla gąsdino.', 'Dvi septintos klasės', $4, $5, $6, $5, $6)`,
		[newId(), project, title, decision, new Date(`${day}T10:00:00Z`), stage.school.head]
	);
const tried = (who: string, filters = {}) => readTried(db.as(who), { page: 1, ...filters });
const titles = async (who: string, filters = {}) => (await tried(who, filters)).attempts.map(({ title }) => title);

describe('what others have tried', () => {
	test('the most similar first, with why it is shown, failures like successes; one’s own is left out', async () => {
		const page = await tried(stage.teacher, { project: stage.project });
		expect(page.of).toEqual({ id: stage.project, title: 'Septintokai drąsiai klausia' });
		expect(page.attempts.map(({ title, result, likeness }) => ({ title, result, why: likeness.why }))).toEqual([
			{ title: 'Klausimų kortelės', result: 'adopt', why: ['group', 'type'] },
			{ title: 'Trijų sekundžių taisyklė', result: 'abandon', why: ['type'] }
		]);
		expect(page.attempts[1]).toMatchObject({ school: 'Mokykla B', learned: 'Tyla gąsdino.', conditions: 'Dvi septintos klasės' });
	});

	test('without a project the newest first', async () => {
		expect(await titles(stage.teacher)).toEqual(['Trijų sekundžių taisyklė', 'Klausimų kortelės', 'Savas bandymas']);
	});

	test('by group, words and what came of it', async () => {
		expect(await titles(stage.teacher, { group: 'workload' })).toEqual(['Trijų sekundžių taisyklė']);
		expect(await titles(stage.teacher, { words: 'KORTELES' })).toEqual(['Klausimų kortelės']);
		expect(await titles(stage.teacher, { words: '%' })).toEqual([]);
		expect(await titles(stage.teacher, { result: 'abandon' })).toEqual(['Trijų sekundžių taisyklė']);
	});

	test('what is shown is what the reader may see of each project', async () => {
		// The stranger is of the other network: of the first network's projects, shown to it alone, nothing.
		expect(await titles(stage.stranger.head)).toEqual(['Klausimų kortelės']);
		expect((await readTried(db.asPublic(), { page: 1 })).attempts).toEqual([]);
		await show(strangers, 'public');
		expect((await readTried(db.asPublic(), { page: 1 })).attempts.map(({ title }) => title)).toEqual(['Klausimų kortelės']);
		// A project in which one has no part cannot be asked about.
		expect((await tried(stage.stranger.head, { project: stage.project })).of).toBeNull();
	});

	test('a school that wants to stay unnamed is told of by nothing: no name, no place, no link, no reason but the problem', async () => {
		await show(strangers, 'public', true);
		const page = await tried(stage.teacher, { project: stage.project });
		const told = page.attempts.find(({ title }) => title === 'Klausimų kortelės');
		expect(told).toMatchObject({ school: null, municipality: null, path: null, likeness: { points: 4, why: ['group'], km: null } });
		expect(JSON.stringify(told)).not.toContain(strangers);
		await db.beside.query(`update projects.project set ended_at = now(), outcome = 'finished', outcome_words = 'Pavyko.' where id = $1`, [
			strangers
		]);
		const ended = (await readTried(db.asPublic(), { page: 1 })).attempts;
		expect(ended).toHaveLength(2);
		expect(JSON.stringify(ended)).not.toContain(strangers);
		expect(JSON.stringify(ended)).not.toContain('Mokykla');
	});
});
