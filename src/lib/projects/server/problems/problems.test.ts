import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform';
import { testDatabase, type TestDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { openProject, type ProjectStage } from '../../../../../tests/support/projects.ts';
import {
	publishProblem,
	readProblem,
	readPublicProblem,
	readPublicProblems,
	removeFinding,
	saveCauses,
	saveFinding,
	saveProblemWords,
	withdrawProblem
} from '../index.ts';

let db: TestDatabase;
let stage: ProjectStage;
beforeAll(async () => {
	db = await testDatabase();
	stage = await openProject(db);
});

const page = async (who = stage.teacher) => value(await readProblem(db.as(who), stage.project));
const words = (statement: string, seen: string, who = stage.teacher) =>
	saveProblemWords(db.as(who), {
		project_id: stage.project,
		statement,
		group_code: 'behaviour',
		concerns: 'Septintų klasių mokiniai',
		known_from: 'Stebėjome 20 pamokų.',
		seen
	});
const finding = { framework: 'self_evaluation_2016', indicator: '2.3.1', level: '2,4', words: 'Mokiniai klausia retai.' };

describe('the words of a problem', () => {
	test('of two who write at once the second is told, and what the first wrote stands', async () => {
		const { marks } = await page();
		value(await words('Septintokai per pamokas neklausia.', marks.words));
		expect(await words('Mokiniai tyli.', marks.words, stage.school.head)).toMatchObject({ refusal: 'changed_meanwhile' });
		const now = await page();
		expect(now.problem).toMatchObject({
			statement: 'Septintokai per pamokas neklausia.',
			group_code: 'behaviour',
			changed_by: 'Rūta Mokytoja'
		});
		// Having seen both, the second may write anew.
		value(await words('Mokiniai tyli.', now.marks.words, stage.school.head));
		expect((await page()).problem.statement).toBe('Mokiniai tyli.');
	});

	test('a colleague who writes of the causes meanwhile is in nobody’s way', async () => {
		const { marks } = await page();
		value(
			await saveCauses(db.as(stage.school.head), {
				project_id: stage.project,
				bones: [{ words: 'Mokytojai', causes: '* Skubame' }],
				seen: marks.causes
			})
		);
		value(await words('Septintokai per pamokas neklausia.', marks.words));
		expect((await page()).problem).toMatchObject({
			statement: 'Septintokai per pamokas neklausia.',
			causes: [{ words: 'Mokytojai', causes: [{ words: 'Skubame', chosen: true }] }]
		});
		expect(await saveCauses(db.as(stage.teacher), { project_id: stage.project, bones: [], seen: marks.causes })).toMatchObject({
			refusal: 'changed_meanwhile'
		});
	});

	test('are written by nobody but the team (B-09)', async () => {
		const { marks } = await page();
		expect(await words('Kita problema', marks.words, stage.coordinators[0])).toMatchObject({ refusal: 'not_yours' });
		expect(await words('Kita problema', marks.words, stage.stranger.head)).toMatchObject({ refusal: 'not_found' });
		expect(await saveFinding(db.as(stage.expert), { project_id: stage.project, ...finding })).toMatchObject({ refusal: 'not_yours' });
	});
});

describe('findings of the self-evaluation', () => {
	test('are added, changed and taken away; the school’s own, its helpers and the centre read them', async () => {
		const own = db.as(stage.teacher);
		value(await saveFinding(own, { project_id: stage.project, ...finding }));
		const added = (await page()).problem.findings.at(-1);
		expect(added).toMatchObject({ indicator: '2.3.1', level: 2.4 });
		value(await saveFinding(own, { project_id: stage.project, ...finding, level: 'N', id: added?.id ?? '' }));
		expect((await page(stage.expert)).problem.findings.at(-1)).toEqual({ ...added, level: null });
		expect((await page(stage.formed.open.centre.officer)).problem.known_from).toBe('Stebėjome 20 pamokų.');
		expect((await page(stage.neighbour.head)).problem).toMatchObject({
			findings: [],
			known_from: '',
			statement: 'Septintokai per pamokas neklausia.'
		});
		expect(await saveFinding(own, { project_id: stage.project, ...finding, id: newId() })).toMatchObject({ refusal: 'not_found' });
		value(await removeFinding(own, { project_id: stage.project, id: added?.id ?? '' }));
		value(await removeFinding(own, { project_id: stage.project, id: added?.id ?? '' }));
		expect((await page()).problem.findings).toHaveLength(1);
	});

	test('twenty at most', async () => {
		for (let count = (await page()).problem.findings.length; count < 20; count++)
			value(await saveFinding(db.as(stage.teacher), { project_id: stage.project, ...finding }));
		expect(await saveFinding(db.as(stage.teacher), { project_id: stage.project, ...finding })).toMatchObject({
			faults: [{ field: 'indicator', key: 'projects_fault_many_findings', values: { most: 20 } }]
		});
	});
});

describe('the open database of problems', () => {
	const cards = async (filters = {}) => readPublicProblems(db.asPublic(), { page: 1, ...filters });
	const seen = async () => (await page()).marks.card;
	const publish = async (who: string) => publishProblem(db.as(who), { project_id: stage.project, seen: await seen() });
	const withdraw = (who: string, now?: Date) => withdrawProblem(db.as(who, now), stage.project);

	test('has a card when the head or the coordinator agrees, and no longer when they take it back', async () => {
		expect(await publish(stage.teacher)).toMatchObject({ refusal: 'not_voice' });
		expect(await publish(stage.expert)).toMatchObject({ refusal: 'not_yours' });
		expect((await cards()).total).toBe(0);
		expect(await readPublicProblem(db.asPublic(), stage.project)).toMatchObject({ refusal: 'not_found' });
		value(await publish(stage.school.head));
		value(await publish(stage.school.head));
		expect(await cards()).toMatchObject({
			total: 1,
			cards: [{ statement: 'Septintokai per pamokas neklausia.', school: 'Mokykla A', causes: 1 }],
			groups: [{ code: 'behaviour', count: 1 }]
		});
		const { rows } = await db.beside.query(
			`select name from platform.event where name like 'problem.%ed' and subject_id = $1 and name <> 'problem.changed'`,
			[stage.project]
		);
		expect(rows).toEqual([{ name: 'problem.published' }]);
	});

	test('shows what was released: what the team writes afterwards stands there after the next release, of just the words that were shown', async () => {
		const { marks } = await page();
		const before = await seen();
		value(await words('Šeštokai per pamokas neklausia.', marks.words));
		const card = async () => value(await readPublicProblem(db.asPublic(), stage.project)).statement;
		expect(await card()).toBe('Septintokai per pamokas neklausia.');
		expect((await cards({ words: 'šeštokai' })).total).toBe(0);
		expect((await page()).card).toMatchObject({ number: 1, statement: 'Septintokai per pamokas neklausia.' });
		expect(await publish(stage.teacher)).toMatchObject({ refusal: 'not_voice' });
		expect(await publishProblem(db.as(stage.school.head), { project_id: stage.project, seen: before })).toMatchObject({
			refusal: 'changed_meanwhile'
		});
		expect(await card()).toBe('Septintokai per pamokas neklausia.');
		value(await publish(stage.school.head));
		expect(await card()).toBe('Šeštokai per pamokas neklausia.');
		value(await words('Septintokai per pamokas neklausia.', (await page()).marks.words));
		value(await publish(stage.school.head));
		const { rows } = await db.beside.query('select number, statement from projects.card where project_id = $1 order by number', [
			stage.project
		]);
		expect(rows).toEqual([
			{ number: 1, statement: 'Septintokai per pamokas neklausia.' },
			{ number: 2, statement: 'Šeštokai per pamokas neklausia.' },
			{ number: 3, statement: 'Septintokai per pamokas neklausia.' }
		]);
	});

	test('is searched without diacritics and endings of signs, by group, and page by page', async () => {
		expect((await cards({ words: 'SEPTINTU' })).total).toBe(1);
		expect((await cards({ words: '100%' })).total).toBe(0);
		expect((await cards({ group: 'behaviour' })).total).toBe(1);
		expect((await cards({ group: 'workload' })).total).toBe(0);
		expect((await cards({ page: 99 })).page).toBe(1);
	});

	test('names neither an anonymous school nor its place, and never how the school knows', async () => {
		await db.beside.query('update projects.project set anonymous = true where id = $1', [stage.project]);
		const card = value(await readPublicProblem(db.asPublic(), stage.project));
		expect(card).toMatchObject({ school: null, municipality: null, bones: [{ words: 'Mokytojai' }] });
		expect(JSON.stringify(card)).not.toMatch(/Mokykla A|Stebėjome/);
		await db.beside.query('update projects.project set anonymous = false where id = $1', [stage.project]);
		expect(await withdraw(stage.teacher)).toMatchObject({ refusal: 'not_voice' });
		expect(await withdraw(stage.expert)).toMatchObject({ refusal: 'not_yours' });
		// Consent is taken back at any time, also when the edition is long over.
		const over = new Date('2040-01-01T09:00:00Z');
		value(await withdraw(stage.school.head, over));
		value(await withdraw(stage.school.head, over));
		expect((await cards()).total).toBe(0);
		expect(await publishProblem(db.as(stage.school.head, over), { project_id: stage.project, seen: await seen() })).toMatchObject({
			refusal: 'project_closed'
		});
	});
});
