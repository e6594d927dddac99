import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase, today, type TestDatabase } from '../../../../../tests/support/database.ts';
import { applicationIn, moments, must, openRound, type TestRound } from '../../../../../tests/support/review.ts';
import { assignReview, remindReviewers, reviewTodos, roundTodos } from '../index.ts';

let db: TestDatabase;
let round: TestRound;

beforeAll(async () => {
	db = await testDatabase();
	round = await openRound(db);
});

const rows = async (sql: string, ...values: unknown[]) => (await db.beside.query(sql, values)).rows as Record<string, unknown>[];

describe('a reminder', () => {
	const remind = (day: string) => remindReviewers(db.asSystem(new Date(`${day}T06:30:00Z`)));
	const lettersTo = (person: string) =>
		rows(`select subject, body from platform.mail where person_id = $1 and template = 'reviews-due' order by written_at`, person);

	test('is written a week and two days before reviews are due, all in one letter, and never twice', async () => {
		const quick = await openRound(db, () => ({}), round.centre);
		const [person] = quick.reviewers;
		for (let count = 0; count < 3; count += 1) {
			const { id } = await applicationIn(db, quick);
			must(await assignReview(db.as(quick.officer, moments.preparing), { call: quick.call.id, application_id: id, person_id: person }));
		}
		await remind('2026-12-30');
		expect(await lettersTo(person)).toEqual([]);
		await Promise.all([remind('2027-01-02'), remind('2027-01-02')]);
		await remind('2027-01-03');
		expect((await lettersTo(person)).map(({ subject }) => subject)).toEqual(['Dar nepateikta: 3 paraiškos, artėja terminas']);
		await remind('2027-01-07');
		await remind('2027-01-08');
		await remind('2027-01-12');
		expect(await lettersTo(person)).toHaveLength(2);
		const told = await rows(
			`select particulars ->> 'count' as count from platform.event where name = 'reviewer.reminded' and subject_id = $1`,
			person
		);
		expect(told).toEqual([{ count: '3' }, { count: '3' }]);
	});

	test('does not come where everything is handed in or taken away', async () => {
		const quick = await openRound(db, () => ({}), round.centre);
		const [done, barred] = quick.reviewers;
		const { id } = await applicationIn(db, quick);
		for (const person_id of [done, barred])
			must(await assignReview(db.as(quick.officer, moments.preparing), { call: quick.call.id, application_id: id, person_id }));
		await db.beside.query(`update selection.assignment set declared_at = assigned_at, sent_at = assigned_at where person_id = $1`, [done]);
		await db.beside.query(
			`insert into selection.conflict (id, application_id, person_id, kind, source, stated_at) values (gen_random_uuid(), $1, $2, 'family', 'declared', $3)`,
			[id, barred, today]
		);
		await remind('2027-01-08');
		expect([...(await lettersTo(done)), ...(await lettersTo(barred))]).toEqual([]);
	});
});

describe('Today', () => {
	test('tells a reviewer what to declare, then what to hand in, and an officer what lacks', async () => {
		const quick = await openRound(db, () => ({}), round.centre);
		const [person] = quick.reviewers;
		const { id } = await applicationIn(db, quick);
		must(await assignReview(db.as(quick.officer, moments.preparing), { call: quick.call.id, application_id: id, person_id: person }));
		const told = async (now: Date) => (await reviewTodos(db.as(person, now))).map(({ key, values }) => [key, values['count']]);
		expect(await told(moments.preparing)).toEqual([]);
		expect(await told(moments.declaring)).toEqual([['selection_todo_declare', 1]]);
		expect(await told(moments.reviewing)).toEqual([['selection_todo_review', 1]]);
		expect(await told(moments.deciding)).toEqual([]);
		const path = `/programme/${quick.call.programme.slug}/calls/${quick.call.slug}/selection`;
		const officers = async (now: Date) =>
			(await roundTodos(db.as(quick.officer, now))).filter((todo) => todo.path.startsWith(path)).map(({ key }) => key);
		expect(await officers(moments.declaring)).toEqual(['selection_todo_assign']);
		expect(await officers(new Date('2027-01-09T06:59:00Z'))).toEqual(['selection_todo_assign']);
		expect(await roundTodos(db.as(round.centre.stranger, moments.declaring))).toEqual([]);
	});
});
