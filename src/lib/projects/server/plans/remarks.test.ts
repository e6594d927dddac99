import { describe, expect, test } from 'vitest';
import { newId } from '#platform';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { after, dayAfter, writtenPlan } from '../../../../../tests/support/plans.ts';
import { answerRemark, answerRemarkByMail, makeRemark, planTodos, readRemark } from './index.ts';

const db = await testDatabase();
const { stage, colleague, desk } = await writtenPlan(db);

describe('remarks', () => {
	const remark = (who: string, body = 'Terminas per trumpas.', id = newId()) =>
		makeRemark(db.as(who), { id, project_id: stage.project, number: 1, part: 'goal', body });
	const letters = async (template: string) =>
		(await db.beside.query('select person_id, reply_to, body from platform.mail where template = $1', [template])).rows;

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
		await db.beside.query(`update people.role set ends_on = $2 where person_id = $1 and kind = 'network_coordinator'`, [
			stage.coordinators[1],
			dayAfter(1)
		]);
		value(await answerRemarkByMail(db.as(stage.teacher, after(2)), { subject_id: id, text: 'Taip' }));
		expect((await letters('plan_remark_answered')).map(({ person_id }) => person_id)).not.toContain(stage.coordinators[1]);
	});
});
