import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform';
import { testDatabase, type TestDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { openProject, type ProjectStage } from '../../../../../tests/support/projects.ts';
import { beginProject, projectToWrite, readProject, readSchoolProjects } from '../index.ts';

let db: TestDatabase;
let stage: ProjectStage;
beforeAll(async () => {
	db = await testDatabase();
	stage = await openProject(db);
});

const on = (day: string) => new Date(`${day}T09:00:00Z`);
const part = async (who: string, when?: Date, project = stage.project) => {
	const seen = await readProject(db.as(who, when), project);
	return seen.ok ? seen.value.part : seen.refusal;
};
const shown = (visibility: string) =>
	db.beside.query('update projects.project set visibility = $2 where id = $1', [stage.project, visibility]);

describe('a school begins its project', () => {
	test('once in an edition (B-08), on a topic that it names', async () => {
		const { school, network, neighbour, teacher } = stage;
		const begin = (who: string, title = 'Kita tema', school_id = school.id, network_id = network.id) =>
			beginProject(db.as(who), { school_id, network_id, title });
		expect(await begin(school.head)).toMatchObject({ refusal: 'project_active' });
		expect(await begin(teacher)).toMatchObject({ refusal: 'project_active' });
		// The topic is the school's: coordinators, experts and the centre begin nothing for it (B-09).
		for (const who of [...stage.coordinators, stage.expert, stage.formed.open.centre.officer, school.head])
			expect(await begin(who, 'Tema', neighbour.id)).toMatchObject({ refusal: 'not_found' });
		expect(await begin(neighbour.head, ' a ', neighbour.id)).toMatchObject({ faults: [{ field: 'title', key: 'projects_fault_title' }] });
		expect(await begin(neighbour.head, 'ž'.repeat(201), neighbour.id)).toMatchObject({
			faults: [{ key: 'projects_fault_too_long', values: { most: 200 } }]
		});
		expect(await begin(neighbour.head, 'Tema', neighbour.id, stage.formed.networks[1]?.id)).toMatchObject({ refusal: 'not_found' });
		expect(await begin(neighbour.head, 'Tema', neighbour.id, newId())).toMatchObject({ refusal: 'not_found' });
		expect(
			await beginProject(db.as(neighbour.head, on('2040-01-01')), { school_id: neighbour.id, network_id: network.id, title: 'Tema' })
		).toMatchObject({
			refusal: 'network_closed'
		});
		expect(value(await readSchoolProjects(db.as(neighbour.head), neighbour.id)).begins).toHaveLength(1);
		value(await begin(neighbour.head, 'Kaimynų  tema', neighbour.id));
		expect(value(await readSchoolProjects(db.as(neighbour.head), neighbour.id))).toMatchObject({
			begins: [],
			projects: [{ project: { title: 'Kaimynų tema', visibility: 'network' }, part: 'team', open: true }]
		});
	});

	test('of two who begin at once, one does', async () => {
		const { stranger, formed } = stage;
		const begin = () =>
			beginProject(db.as(stranger.head), { school_id: stranger.id, network_id: formed.networks[1]?.id ?? '', title: 'Vienu metu' });
		const both = await Promise.all([begin(), begin()]);
		expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
		expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: 'project_active' });
	});

	test('with what the application said of the problem and the evaluation', async () => {
		const { rows } = await db.beside.query('select group_code, statement, findings from projects.problem where project_id = $1', [
			stage.project
		]);
		expect(rows[0]).toMatchObject({ group_code: 'lesson_planning', statement: 'pamokos planavimas' });
		expect(rows[0].findings).toEqual([
			{ id: expect.any(String), framework: 'self_evaluation_2016', indicator: '2.1.3', level: 2.4, words: 'Mokiniai per mažai įtraukiami.' }
		]);
	});
});

describe('who sees a project and as what', () => {
	test.each([
		['school', ['team', 'team', 'helper', 'helper', 'officer', 'not_found', 'not_found', 'not_found']],
		['network', ['team', 'team', 'helper', 'helper', 'officer', 'peer', 'not_found', 'not_found']],
		['edition', ['team', 'team', 'helper', 'helper', 'officer', 'peer', 'reader', 'not_found']],
		['public', ['team', 'team', 'helper', 'helper', 'officer', 'peer', 'reader', 'reader']]
	])('%s', async (visibility, parts) => {
		await shown(visibility);
		const { school, teacher, coordinators, expert, formed, neighbour, stranger } = stage;
		const people = [school.head, teacher, coordinators[0], expert, formed.open.centre.officer, neighbour.head, stranger.head];
		const seen = [];
		for (const who of [...people, formed.open.centre.stranger]) seen.push(await part(who));
		expect(seen).toEqual(parts);
		expect((await readProject(db.asPublic(), stage.project)).ok).toBe(visibility === 'public');
		await shown('network');
	});

	test('only the team writes; the others are told that it is the school’s (B-09)', async () => {
		const write = async (who: string, when?: Date) => {
			const context = db.as(who, when);
			const found = await context.db.transaction().execute((trx) => projectToWrite(trx, context, stage.project));
			return found.ok ? 'writes' : found.refusal;
		};
		expect(await write(stage.teacher)).toBe('writes');
		expect(await write(stage.expert)).toBe('not_yours');
		expect(await write(stage.neighbour.head)).toBe('not_yours');
		expect(await write(stage.stranger.head)).toBe('not_found');
		expect(await write(stage.teacher, on('2040-01-01'))).toBe('project_closed');
	});

	test('who was in it on the last day of the edition reads on', async () => {
		const { rows } = await db.beside.query('select ends_on::text from programmes.edition where id = $1', [stage.formed.edition.id]);
		const last = rows[0].ends_on as string;
		await db.beside.query(`update people.role set ends_on = $2 where person_id = $1`, [stage.teacher, last]);
		expect(await part(stage.teacher, on('2040-01-01'))).toBe('team');
		expect(await part(stage.expert, on('2040-01-01'))).toBe('helper');
		expect(await part(stage.neighbour.head, on('2040-01-01'))).toBe('peer');
		await db.beside.query(`update people.role set ends_on = null where person_id = $1`, [stage.teacher]);
	});

	test('what is no id is not found', async () => {
		expect(await part(stage.school.head, undefined, 'x')).toBe('not_found');
	});
});
