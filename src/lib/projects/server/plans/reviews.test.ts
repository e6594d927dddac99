import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { after, dayAfter, writtenPlan } from '../../../../../tests/support/plans.ts';
import { cancelReview, holdReview, planReview, planTodos } from './index.ts';

const db = await testDatabase();
const { stage, desk } = await writtenPlan(db, { frozen: true });

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
