import { describe, expect, test } from 'vitest';
import { digestOf } from '#applications';
import { newId } from '#platform';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { openPlan } from '../../../../../tests/support/plans.ts';
import { saidBy, type Action } from '../../plan.ts';
import { beginPlan, readPlanVersion } from './index.ts';

const db = await testDatabase();
const { stage, colleague, texts, act, desk, newest } = await openPlan(db);

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
