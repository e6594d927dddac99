import { beforeAll, describe, expect, test } from 'vitest';
import { digestOf } from '#applications';
import { newId } from '#platform';
import { testDatabase, today, type TestDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { openProject, somebodyIn, type ProjectStage } from '../../../../../tests/support/projects.ts';
import { saidBy, type Action } from '../../plan.ts';
import {
	answerRemark,
	answerRemarkByMail,
	beginPlan,
	cancelReview,
	freezePlan,
	holdReview,
	makeRemark,
	planReview,
	planTodos,
	readPlan,
	readPlanVersion,
	readRemark,
	removeAction,
	saveAction,
	savePlanTexts,
	stampPlan,
	type TypedAction
} from './index.ts';

let db: TestDatabase;
let stage: ProjectStage;
let colleague: string;
beforeAll(async () => {
	db = await testDatabase();
	stage = await openProject(db);
	colleague = await somebodyIn(db, stage.school.id, 'team_member', 'Jonas Kolega');
});

const after = (days: number) => new Date(today.getTime() + days * 86_400_000);
const dayAfter = (days: number) => after(days).toISOString().slice(0, 10);
const nothing = { revision: 0, digest: digestOf('') };
const texts = (who: string, key: string, text: string, seen: { revision: number; digest?: string } = nothing) =>
	savePlanTexts(db.as(who), { project_id: stage.project, texts: [{ key, text, seen }] });
const typedAction: TypedAction = {
	objective: 'Pamokoje klausia mokiniai',
	action: 'Kolegos stebi pamokas',
	responsible: 'Rūta Mokytoja',
	performers: 'komanda',
	from_on: '2026-12-01',
	to_on: '2027-03-01',
	funds: 'lėšų nereikia',
	expected: '',
	indicator: 'Mokinių klausimai per pamoką',
	start_value: '2',
	target_value: '6',
	target_on: '2027-05-01',
	state: 'planned'
};
const act = (
	who: string,
	more: Partial<TypedAction> = {},
	action_id: string | null = null,
	seen: { revision: number; digest?: string } = nothing
) => saveAction(db.as(who), { project_id: stage.project, ...typedAction, ...more, action_id, seen });
const desk = async (who: string = stage.teacher) => value(await readPlan(db.as(who), stage.project));
const newest = async () => (await desk()).plans[0]!;

describe('the plan is written', () => {
	test('first with what the project has said already, one version at a time, by the team only', async () => {
		expect(await texts(stage.teacher, 'goal', 'Klausia')).toMatchObject({ refusal: 'plan_none' });
		expect(await beginPlan(db.as(stage.expert), stage.project)).toMatchObject({ refusal: 'not_yours' });
		expect(await beginPlan(db.as(stage.stranger.head), stage.project)).toMatchObject({ refusal: 'not_found' });
		expect(value(await beginPlan(db.as(stage.teacher), stage.project))).toMatchObject({ number: 1 });
		expect(await beginPlan(db.as(stage.school.head), stage.project)).toMatchObject({ refusal: 'plan_in_work' });
		const { content } = await newest();
		expect(content.texts['problem']).toMatchObject({ text: 'pamokos planavimas', revision: 1 });
		expect(content.texts['self_evaluation']?.text).toBe('2.1.3 – 2.4: Mokiniai per mažai įtraukiami.');
	});

	test('two write in different parts, and nothing is lost', async () => {
		const both = await Promise.all([
			texts(stage.teacher, 'goal', 'Per pamoką klausia bent šeši mokiniai'),
			texts(colleague, 'monitoring', 'Kas mėnesį, komanda'),
			act(stage.teacher),
			act(colleague, { action: 'Mokiniai renka klausimus' })
		]);
		expect(both.map(({ ok }) => ok)).toEqual([true, true, true, true]);
		const { content } = await newest();
		expect([content.texts['goal']?.text, content.texts['monitoring']?.text]).toEqual([
			'Per pamoką klausia bent šeši mokiniai',
			'Kas mėnesį, komanda'
		]);
		expect(content.actions.map(({ action }) => action).sort()).toEqual(['Kolegos stebi pamokas', 'Mokiniai renka klausimus']);
	});

	test('two write in one text: the second is shown what the first wrote, and overwrites nothing', async () => {
		value(await texts(stage.teacher, 'risks', 'Trūks laiko'));
		expect(await texts(colleague, 'risks', 'Trūks kantrybės')).toMatchObject({
			refusal: 'changed_meanwhile',
			theirs: { risks: { text: 'Trūks laiko', revision: 1, by: stage.teacher } }
		});
		expect((await newest()).content.texts['risks']?.text).toBe('Trūks laiko');
		// Having read it, the second writes both.
		value(await texts(colleague, 'risks', 'Trūks laiko ir kantrybės', { revision: 1 }));
		// What was not touched on a page of before keeps what stands there.
		expect(value(await texts(stage.teacher, 'risks', 'Trūks laiko', { revision: 1, digest: digestOf('Trūks laiko') }))[0]).toMatchObject({
			text: 'Trūks laiko ir kantrybės',
			revision: 2
		});
	});

	test('two change one action', async () => {
		const { actions } = (await newest()).content;
		const action = actions.find(({ action }) => action.startsWith('Kolegos')) as Action;
		const seen = { revision: action.revision, digest: digestOf(saidBy(action)) };
		value(await act(colleague, { responsible: 'Jonas Kolega' }, action.id, seen));
		expect(await act(stage.teacher, { funds: '200 €' }, action.id, seen)).toMatchObject({
			refusal: 'changed_meanwhile',
			theirs: { responsible: 'Jonas Kolega', revision: 2 }
		});
		// Sent as it was shown, nothing is to be said.
		value(await act(stage.teacher, {}, action.id, seen));
		expect((await newest()).content.actions.find(({ id }) => id === action.id)).toMatchObject({
			responsible: 'Jonas Kolega',
			funds: 'lėšų nereikia'
		});
		expect(await act(stage.teacher, {}, newId(), seen)).toMatchObject({ refusal: 'no_such_action' });
	});

	test.each([
		['goal', 'ž'.repeat(1001), 'projects_fault_too_long'],
		['change', 'geriau', 'projects_fault_plan_change']
	])('%s that cannot be kept is told', async (key, text, fault) => {
		expect(await texts(stage.teacher, key, text)).toMatchObject({ refusal: 'plan_faulty', faults: [{ field: key, key: fault }] });
	});

	test('emoji count as one, and what is no text of the plan is refused', async () => {
		value(await texts(stage.teacher, 'introduction', '🌱'.repeat(3000)));
		expect(await texts(stage.teacher, 'constructor', 'x')).toMatchObject({ refusal: 'no_such_text' });
		expect((await newest()).content.texts['introduction']?.text).toHaveLength(6000);
	});

	test('an action has words, and ends after it begins', async () => {
		expect(await act(stage.teacher, { action: ' a ', to_on: '2026-11-30' })).toMatchObject({
			faults: [{ field: 'action' }, { field: 'to_on', key: 'projects_fault_plan_action_days' }]
		});
	});

	test('the version in work is for the team, those who help it and the centre', async () => {
		expect((await desk(stage.expert)).plans).toHaveLength(1);
		expect((await desk(stage.formed.open.centre.officer)).plans).toHaveLength(1);
		expect((await desk(stage.neighbour.head)).plans).toEqual([]);
		expect(await readPlanVersion(db.as(stage.neighbour.head), { project_id: stage.project, number: 1 })).toMatchObject({
			refusal: 'not_found'
		});
	});
});

describe('remarks', () => {
	const remark = (who: string, body = 'Terminas per trumpas.', id = newId()) =>
		makeRemark(db.as(who), { id, project_id: stage.project, number: 1, part: 'goal', body });
	const letters = async (template: string) =>
		(await db.pool.query('select person_id, reply_to, body from platform.mail where template = $1', [template])).rows;

	test('are made by coordinators and experts of the network, once, and the team is told', async () => {
		for (const who of [stage.teacher, stage.neighbour.head, stage.formed.open.centre.officer])
			expect(await remark(who)).toMatchObject({ refusal: 'remark_not_yours' });
		expect(await remark(stage.stranger.head)).toMatchObject({ refusal: 'not_found' });
		expect(await remark(stage.expert, ' a ')).toMatchObject({ faults: [{ field: 'body', key: 'projects_fault_remark_body' }] });
		const id = newId();
		value(await remark(stage.expert, undefined, id));
		value(await remark(stage.expert, undefined, id));
		expect((await desk()).remarks).toHaveLength(1);
		const told = await letters('plan_remark_made');
		// The head has begun the project, the teacher has written last.
		expect(told.map(({ person_id }) => person_id).sort()).toEqual([stage.school.head, stage.teacher].sort());
		expect(told.every(({ reply_to }) => /^reply\+/.test(reply_to))).toBe(true);
		expect((await desk(stage.neighbour.head)).remarks).toEqual([]);
		expect(await readRemark(db.as(stage.neighbour.head), id)).toMatchObject({ refusal: 'not_found' });
		expect((await planTodos(db.as(stage.teacher))).map(({ key }) => key)).toEqual(['today_project_remark']);
	});

	test('are answered one by one, with words where they are not wholly taken; their author is told', async () => {
		const [first] = (await desk()).remarks;
		const answer = (who: string, said: string, words = '') => answerRemark(db.as(who), { remark_id: first!.id, answer: said, words });
		expect(await answer(stage.expert, 'taken')).toMatchObject({ refusal: 'not_yours' });
		expect(await answer(stage.teacher, 'taken_in_part')).toMatchObject({
			faults: [{ field: 'words', key: 'projects_fault_remark_words' }]
		});
		expect(await answer(stage.teacher, 'maybe')).toMatchObject({ faults: [{ field: 'answer' }] });
		value(await answer(stage.teacher, 'taken'));
		value(await answer(stage.teacher, 'taken'));
		expect(await answer(colleague, 'not_taken', 'Persigalvojome')).toMatchObject({ refusal: 'remark_answered' });
		expect(await letters('plan_remark_answered')).toMatchObject([{ person_id: stage.expert }]);
		expect(await planTodos(db.as(stage.teacher))).toEqual([]);
	});

	test('are answered by replying to the letter', async () => {
		const { id } = value(await remark(stage.coordinators[0], 'Kas stebės pamokas?'));
		expect(await answerRemarkByMail(db.as(stage.teacher), { subject_id: id, text: 'Ačiū!' })).toMatchObject({ refusal: 'remark_unclear' });
		expect(await answerRemarkByMail(db.as(stage.neighbour.head), { subject_id: id, text: 'Taip' })).toMatchObject({ refusal: 'not_yours' });
		value(await answerRemarkByMail(db.as(stage.teacher), { subject_id: id, text: 'Iš dalies – kas antrą savaitę.' }));
		expect(value(await readRemark(db.as(stage.expert), id)).remark).toMatchObject({
			answer: 'taken_in_part',
			answer_words: 'Kas antrą savaitę.',
			answerer: 'Rūta Mokytoja'
		});
	});

	test('are answered without a letter to whoever helps the network no more', async () => {
		const { id } = value(await remark(stage.coordinators[1], 'Kas stebės pamokas pavasarį?'));
		await db.pool.query(`update people.role set ends_on = $2 where person_id = $1 and kind = 'network_coordinator'`, [
			stage.coordinators[1],
			dayAfter(1)
		]);
		value(await answerRemarkByMail(db.as(stage.teacher, after(2)), { subject_id: id, text: 'Taip' }));
		expect((await letters('plan_remark_answered')).map(({ person_id }) => person_id)).not.toContain(stage.coordinators[1]);
	});
});

describe('a version is put to approval', () => {
	const freeze = async (who: string, revision?: number) =>
		freezePlan(db.as(who), { project_id: stage.project, seen_revision: revision ?? (await newest()).revision });
	const stamp = (kind: string, stamped_on: string | null = dayAfter(0), document = 'V-12', number = 1) =>
		stampPlan(db.as(stage.school.head), { project_id: stage.project, number, kind, stamped_on, document, by_name: 'Ona Vadovė' });

	test('once it says what, by whom and until when, as it was read', async () => {
		const { id } = value(await act(stage.teacher, { responsible: '', to_on: null }));
		expect(await freeze(stage.teacher)).toMatchObject({
			refusal: 'plan_incomplete',
			faults: [{ field: 'responsible' }, { field: 'to_on' }]
		});
		value(await removeAction(db.as(stage.teacher), { project_id: stage.project, action_id: id }));
		expect(await freeze(stage.teacher, 0)).toMatchObject({ refusal: 'changed_meanwhile' });
		expect(await stamp('head')).toMatchObject({ refusal: 'plan_not_frozen' });
		value(await freeze(stage.school.head));
	});

	test('then it does not change any more (D-08), and its network sees it', async () => {
		expect(await texts(stage.teacher, 'goal', 'Kitas')).toMatchObject({ refusal: 'plan_frozen' });
		expect(await act(stage.teacher)).toMatchObject({ refusal: 'plan_frozen' });
		expect(await freeze(stage.teacher)).toMatchObject({ refusal: 'plan_frozen' });
		expect((await desk(stage.neighbour.head)).plans).toHaveLength(1);
	});

	test('it gets its stamps (D-07); one entered wrongly is entered anew', async () => {
		expect(await stamp('head', dayAfter(1))).toMatchObject({ faults: [{ field: 'stamped_on', key: 'projects_fault_stamp_day_future' }] });
		expect(await stamp('ministry', null, '')).toMatchObject({
			faults: [{ field: 'kind' }, { field: 'stamped_on' }, { field: 'document' }]
		});
		for (const kind of ['municipality', 'head', 'council']) value(await stamp(kind));
		value(await stamp('head', dayAfter(-1), 'V-13'));
		expect((await newest()).stamps.map(({ kind, document }) => [kind, document])).toEqual([
			['head', 'V-13'],
			['council', 'V-12'],
			['municipality', 'V-12']
		]);
	});

	test('what changes is a new version with its own stamps; the old one stays', async () => {
		expect(value(await beginPlan(db.as(stage.teacher), stage.project))).toMatchObject({ number: 2 });
		const goal = (await newest()).content.texts['goal']!;
		value(await texts(stage.teacher, 'goal', 'Per pamoką klausia bent aštuoni mokiniai', { revision: goal.revision }));
		const version = value(await readPlanVersion(db.as(stage.expert), { project_id: stage.project, number: 2 }));
		expect(version.plan.stamps).toEqual([]);
		expect(version.before?.content.texts['goal']?.text).toBe('Per pamoką klausia bent šeši mokiniai');
		expect(version.diff).toMatchObject([{ part: 'goal', texts: [{ key: 'goal' }], actions: [] }]);
		expect(version.diff[0]?.texts[0]?.pieces.filter(({ kind }) => kind !== 'same')).toEqual([
			{ kind: 'removed', text: 'šeši' },
			{ kind: 'added', text: 'aštuoni' }
		]);
	});
});

describe('reviews (B-17)', () => {
	const keys = async () => (await planTodos(db.as(stage.teacher))).map(({ key }) => key);
	const hold = (review_id: string, more: Partial<{ held_on: string; change: string }> = {}) =>
		holdReview(db.as(stage.teacher, after(10)), {
			review_id,
			held_on: dayAfter(9),
			seen: 'Klausia keturi',
			change: 'same_level',
			next_step: 'Tęsiame',
			...more
		});

	test('once a version stands the list asks for a date, and on the day for what was seen', async () => {
		expect(await keys()).toEqual(['today_project_review_plan']);
		const plan = (planned_on: string | null) => planReview(db.as(stage.teacher), { project_id: stage.project, planned_on });
		for (const day of [null, dayAfter(-1), '2040-01-01']) expect(await plan(day)).toMatchObject({ refusal: 'review_faulty' });
		const { id } = value(await plan(dayAfter(7)));
		expect(value(await plan(dayAfter(7))).id).toBe(id);
		expect(await keys()).toEqual([]);
		expect((await planTodos(db.as(stage.teacher, after(8)))).map(({ key }) => key)).toEqual(['today_project_review_hold']);
		expect((await desk(stage.neighbour.head)).reviews).toEqual([]);

		expect(await hold(id, { change: 'better' })).toMatchObject({ faults: [{ field: 'change' }] });
		expect(await hold(id, { held_on: dayAfter(11) })).toMatchObject({ faults: [{ field: 'held_on' }] });
		value(await hold(id));
		value(await hold(id, { change: 'higher_level' }));
		expect((await desk()).reviews).toMatchObject([{ change: 'higher_level', seen: 'Klausia keturi', author: 'Rūta Mokytoja' }]);
		expect(await cancelReview(db.as(stage.teacher), id)).toMatchObject({ refusal: 'review_over' });
		expect(await keys()).toEqual(['today_project_review_plan']);
	});

	test('one that is planned may be called off', async () => {
		const { id } = value(await planReview(db.as(stage.teacher), { project_id: stage.project, planned_on: dayAfter(30) }));
		expect(await cancelReview(db.as(stage.expert), id)).toMatchObject({ refusal: 'not_yours' });
		value(await cancelReview(db.as(stage.teacher), id));
		expect(await cancelReview(db.as(stage.teacher), id)).toMatchObject({ refusal: 'review_unknown' });
	});
});

test('when the edition is over, the plan is read and not written', async () => {
	const late = new Date('2040-01-01T09:00:00Z');
	expect(await beginPlan(db.as(stage.teacher, late), stage.project)).toMatchObject({ refusal: 'project_closed' });
	expect(value(await readPlan(db.as(stage.teacher, late), stage.project)).plans).toHaveLength(2);
});
