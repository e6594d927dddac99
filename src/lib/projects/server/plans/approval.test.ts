import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { dayAfter, writtenPlan } from '../../../../../tests/support/plans.ts';
import { beginPlan, freezePlan, readPlan, readPlanVersion, removeAction, stampPlan } from './index.ts';

const db = await testDatabase();
const { stage, texts, act, desk, newest } = await writtenPlan(db);

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

test('when the edition is over, the plan is read and not written', async () => {
	const late = new Date('2040-01-01T09:00:00Z');
	expect(await beginPlan(db.as(stage.teacher, late), stage.project)).toMatchObject({ refusal: 'project_closed' });
	expect(value(await readPlan(db.as(stage.teacher, late), stage.project)).plans).toHaveLength(2);
});
