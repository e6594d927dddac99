import { beforeAll, expect, test } from 'vitest';
import { termsOf, type Sought } from '#platform';
import { testDatabase, type TestDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { openProject, type ProjectStage } from '../../../../../tests/support/projects.ts';
import { findProjects, projectsInvariants, projectTodos, readProblem, saveProblemWords, setAim } from '../index.ts';

let db: TestDatabase;
let stage: ProjectStage;
beforeAll(async () => {
	db = await testDatabase();
	stage = await openProject(db);
});

const sought = (words: string, changes: Partial<Sought> = {}): Sought => ({
	...{ terms: termsOf(words), kind: null, room_id: null, since: null, by: null, before: null, limit: 20 },
	...changes
});
const keys = async (who: string, now?: Date) => (await projectTodos(db.as(who, now))).map(({ key }) => key);

test('the next step of the project waits for the people of its school, one at a time', async () => {
	expect(await keys(stage.neighbour.head)).toEqual(['today_project_begin']);
	expect(await keys(stage.coordinators[0])).toEqual([]);
	// Its other network has not begun yet.
	expect(await keys(stage.stranger.head)).toEqual([]);
	expect(await keys(stage.teacher)).toEqual(['today_project_aim']);
	await db.beside.query(`update projects.problem set statement = '' where project_id = $1`, [stage.project]);
	expect(await keys(stage.teacher)).toEqual(['today_project_problem']);
	const { marks } = value(await readProblem(db.as(stage.teacher), stage.project));
	const words = { statement: 'Septintokai tyli per pamokas.', group_code: '', concerns: '', known_from: 'Slapti stebėjimai' };
	value(await saveProblemWords(db.as(stage.teacher), { project_id: stage.project, ...words, seen: marks.words }));
	const aim = {
		measure: 'Klausiantys mokiniai',
		unit: '',
		from: '12 %',
		to: '40 %',
		by_on: '2027-06-10',
		for_whom: 'Septintokai',
		why: ''
	};
	value(await setAim(db.as(stage.teacher), { project_id: stage.project, ...aim, seen: 0 }));
	expect(await keys(stage.teacher)).toEqual([]);
	expect(await keys(stage.neighbour.head, new Date('2040-01-01T10:00:00Z'))).toEqual([]);
});

test('a project is found by its topic and problem by those who see it, and by nobody else', async () => {
	const found = async (who: string, words: string, changes: Partial<Sought> = {}) =>
		(await findProjects(db.as(who), sought(words, changes))).map(({ id }) => id);
	for (const words of ['septintokų', 'SEPTINTOK', 'tyli pamokose', 'drasiai'])
		expect(await found(stage.teacher, words), words).toEqual([stage.project]);
	expect(await found(stage.neighbour.head, 'tyli')).toEqual([stage.project]);
	expect(await found(stage.expert, 'tyli')).toEqual([stage.project]);
	expect(await found(stage.stranger.head, 'tyli')).toEqual([]);
	expect(await findProjects(db.asPublic(), sought('tyli'))).toEqual([]);
	// How the school knows is found by nobody: a neighbour would learn of it.
	expect(await found(stage.teacher, 'slapti')).toEqual([]);
	expect(await found(stage.teacher, 'tyli', { kind: 'post' })).toEqual([]);
	expect(await found(stage.teacher, 'tyli', { room_id: stage.network.id })).toEqual([stage.project]);
	expect(await found(stage.teacher, 'tyli', { before: { at: new Date('2020-01-01'), id: stage.project } })).toEqual([]);
	const [one] = await findProjects(db.as(stage.teacher), sought('tyli'));
	expect(one?.parts.filter(({ marked }) => marked).map(({ text }) => text)).toEqual(['tyli']);
});

test('what always holds of projects holds', async () => {
	const broken = await Promise.all(projectsInvariants.map(({ broken: of }) => db.asSystem().db.transaction().execute(of)));
	expect(broken.flat()).toEqual([]);
});
