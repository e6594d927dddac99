import { beforeAll, describe, expect, test } from 'vitest';
import { giveRole } from '#people/server';
import { addStaff } from '#schools/server';
import { testDatabase, today, type TestDatabase } from '../../../../../tests/support/database.ts';
import { applicationIn, makePerson, makeReviewer, moments, must, openRound, type TestRound } from '../../../../../tests/support/review.ts';
import { makeSchool } from '../../../../../tests/support/sent.ts';
import {
	applyBalance,
	assignFromFile,
	assignReview,
	endAssignment,
	endReviewer,
	liftConflict,
	previewAssignments,
	proposeBalance,
	putReviewer,
	readAssignmentFile,
	remindReviewers,
	reviewTodos,
	roundTodos
} from '../index.ts';

let db: TestDatabase;
let round: TestRound;

beforeAll(async () => {
	db = await testDatabase();
	round = await openRound(db);
});

const officer = () => db.as(round.officer, moments.preparing);
const call = () => round.call.id;
const rows = async (sql: string, ...values: unknown[]) => (await db.pool.query(sql, values)).rows as Record<string, unknown>[];
const standing = (person: string) =>
	rows(`select application_id from selection.assignment where person_id = $1 and ended_at is null`, person);

describe('a reviewer of a round', () => {
	test('has the role at the centre; nobody else gets in', async () => {
		const plain = await makePerson(db, 'Be Vaidmens');
		const put = (person: string, at_most = 10) => putReviewer(officer(), { call: call(), person, topics: [], at_most });
		expect(await put(plain)).toMatchObject({ refusal: 'reviewer_faulty', faults: [{ field: 'person', key: 'reviewer_without_role' }] });
		expect(await put('')).toMatchObject({ faults: [{ field: 'person', key: 'reviewer_missing' }] });
		expect(await put(round.reviewers[0], 0)).toMatchObject({ faults: [{ field: 'at_most', key: 'at_most_unclear' }] });
		expect(
			await putReviewer(db.as(round.centre.stranger), { call: call(), person: round.reviewers[0], topics: [], at_most: 5 })
		).toMatchObject({
			refusal: 'not_allowed'
		});
		expect(
			await putReviewer(officer(), { call: call(), person: round.reviewers[0], topics: ['no_such_topic'], at_most: 50 })
		).toMatchObject({ faults: [{ field: 'topics', key: 'topic_unknown' }] });
	});

	test('may be named by address, and be told what they know', async () => {
		const [{ email }] = (await rows('select email from people.person where id = $1', round.reviewers[0])) as [{ email: string }];
		expect(
			await putReviewer(officer(), { call: call(), person: ` ${email.toUpperCase()} `, topics: ['planning'], at_most: 50 })
		).toMatchObject({ ok: true, value: { person_id: round.reviewers[0] } });
		must(await putReviewer(officer(), { call: call(), person: round.reviewers[0], topics: [], at_most: 50 }));
	});

	test('who ends keeps what was handed in and loses what was not', async () => {
		const leaving = await makeReviewer(db, round, 'Išeinanti Vertintoja');
		const { id } = await applicationIn(db, round);
		must(await assignReview(officer(), { call: call(), application_id: id, person_id: leaving }));
		expect(await endReviewer(officer(), { call: call(), person_id: leaving })).toMatchObject({ ok: true, value: { freed: 1 } });
		expect(await standing(leaving)).toEqual([]);
		expect(await endReviewer(officer(), { call: call(), person_id: leaving })).toMatchObject({ refusal: 'no_such_reviewer' });
		expect(await assignReview(officer(), { call: call(), application_id: id, person_id: leaving })).toMatchObject({
			refusal: 'no_such_reviewer'
		});
	});
});

describe('an assignment by hand', () => {
	test('is due when scores close, and is given once', async () => {
		const { id } = await applicationIn(db, round);
		const pair = { call: call(), application_id: id, person_id: round.reviewers[0] };
		must(await assignReview(officer(), pair));
		expect(await rows('select due_at, how from selection.assignment where application_id = $1', id)).toEqual([
			{ due_at: new Date('2027-01-09T07:00:00Z'), how: 'hand' }
		]);
		expect(await assignReview(officer(), pair)).toMatchObject({ refusal: 'already_assigned' });
		const both = { ...pair, person_id: round.reviewers[1] };
		const answers = await Promise.all([assignReview(officer(), both), assignReview(officer(), both)]);
		expect(answers.map((one) => (one.ok ? 'ok' : one.refusal)).sort()).toEqual(['already_assigned', 'ok']);
	});

	test('is not given above what the reviewer takes, of a draft, of another call, by another centre', async () => {
		const busy = await makeReviewer(db, round, 'Užsiėmęs Vertintojas', 1);
		const one = await applicationIn(db, round);
		const two = await applicationIn(db, round);
		must(await assignReview(officer(), { call: call(), application_id: one.id, person_id: busy }));
		expect(await assignReview(officer(), { call: call(), application_id: two.id, person_id: busy })).toMatchObject({ refusal: 'no_room' });
		expect(await assignReview(officer(), { call: call(), application_id: round.call.id, person_id: busy })).toMatchObject({
			refusal: 'no_such_application'
		});
		expect(
			await assignReview(db.as(round.centre.stranger), { call: call(), application_id: two.id, person_id: round.reviewers[0] })
		).toMatchObject({ refusal: 'not_allowed' });
		await db.pool.query(`update applications.application set state = 'withdrawn' where id = $1`, [two.id]);
		expect(await assignReview(officer(), { call: call(), application_id: two.id, person_id: round.reviewers[0] })).toMatchObject({
			refusal: 'application_withdrawn'
		});
	});

	test('is taken away while nothing was handed in', async () => {
		const { id } = await applicationIn(db, round);
		const { id: assignment_id } = must(await assignReview(officer(), { call: call(), application_id: id, person_id: round.reviewers[2] }));
		await db.pool.query(`update selection.assignment set declared_at = assigned_at, sent_at = assigned_at where id = $1`, [assignment_id]);
		expect(await endAssignment(officer(), { call: call(), assignment_id })).toMatchObject({ refusal: 'review_sent' });
		await db.pool.query(`update selection.assignment set sent_at = null where id = $1`, [assignment_id]);
		expect(await endAssignment(officer(), { call: call(), assignment_id })).toMatchObject({ ok: true });
		expect(await endAssignment(officer(), { call: call(), assignment_id: 'forged' })).toMatchObject({ refusal: 'no_such_assignment' });
	});
});

describe('an interest found in the registers', () => {
	test('of whoever works in the school bars from its application, and an officer may lift it with a reason', async () => {
		const school = await makeSchool(db, 'Kolegų gimnazija', 'LT-08');
		const worker = await makeReviewer(db, round, 'Kolegė Mokytoja');
		must(
			await addStaff(db.asSystem(today), {
				school_id: school.id,
				name: 'x',
				email: await addressOf(worker),
				post: 'Mokytoja',
				subject: '',
				administration: false,
				teaching: true,
				starts_on: '2022-09-01'
			})
		);
		const { id, reference } = await applicationIn(db, round, { school });
		const pair = { call: call(), application_id: id, person_id: worker };
		expect(await assignReview(officer(), pair)).toMatchObject({ refusal: 'in_conflict' });
		const found = await rows('select id, kind, source from selection.conflict where application_id = $1 order by kind', id);
		expect(found.map(({ kind, source }) => [kind, source])).toEqual([
			['employment', 'detected'],
			['municipality', 'detected']
		]);
		expect(await standing(worker)).toEqual([]);
		const events = await rows(
			`select particulars ->> 'kind' as kind from platform.event where name = 'conflict.detected' and particulars ->> 'reference' = $1 order by 1`,
			reference
		);
		expect(events).toEqual([{ kind: 'employment' }, { kind: 'municipality' }]);

		for (const { id: conflict_id } of found) {
			expect(await liftConflict(officer(), { call: call(), conflict_id: String(conflict_id), reason: 'ne' })).toMatchObject({
				refusal: 'reason_unclear',
				faults: [{ field: 'reason' }]
			});
			expect(
				await liftConflict(db.as(round.centre.stranger), { call: call(), conflict_id: String(conflict_id), reason: 'Neteisinga' })
			).toMatchObject({ refusal: 'not_allowed' });
			must(await liftConflict(officer(), { call: call(), conflict_id: String(conflict_id), reason: 'Bendravardė: kitas žmogus' }));
		}
		expect(await assignReview(officer(), pair)).toMatchObject({ ok: true });
	});

	test('of an officer of the municipality, and of an earlier colleague in a team', async () => {
		const school = await makeSchool(db, 'Savivaldos mokykla', 'LT-10');
		const municipal = await makeReviewer(db, round, 'Savivaldybės Vertintoja');
		must(
			await giveRole(db.asSystem(), {
				person_id: municipal,
				kind: 'municipal_officer',
				organisation_id: school.municipality_id,
				starts_on: '2026-01-01'
			})
		);
		const teammate = await makeReviewer(db, round, 'Komandos Draugė');
		const member = await makePerson(db, 'Abiejų Komandų Narys');
		const elsewhere = await openRound(db, () => ({}), round.centre);
		await applicationIn(db, elsewhere, { persons: [member, teammate] });
		const { id } = await applicationIn(db, round, { school, persons: [member] });
		for (const [person_id, kind] of [
			[municipal, 'municipality'],
			[teammate, 'team']
		] as const) {
			expect(await assignReview(officer(), { call: call(), application_id: id, person_id })).toMatchObject({ refusal: 'in_conflict' });
			expect(await rows('select kind from selection.conflict where application_id = $1 and person_id = $2', id, person_id)).toEqual([
				{ kind }
			]);
		}
	});

	test('of oneself is lifted by somebody else', async () => {
		const { id } = await applicationIn(db, round);
		await db.pool.query(
			`insert into selection.conflict (id, application_id, person_id, kind, source, stated_at) values (gen_random_uuid(), $1, $2, 'family', 'declared', $3)`,
			[id, round.officer, today]
		);
		const [{ id: conflict_id }] = (await rows('select id from selection.conflict where person_id = $1', round.officer)) as [{ id: string }];
		expect(await liftConflict(officer(), { call: call(), conflict_id, reason: 'Jau nebėra' })).toMatchObject({ refusal: 'own_conflict' });
		await db.pool.query(`update selection.conflict set lifted_at = $2, lifted_by = $3, lifted_reason = 'Testas baigtas' where id = $1`, [
			conflict_id,
			today,
			round.reviewers[0]
		]);
	});
});

describe('a balanced assignment', () => {
	let other: TestRound;
	const at = () => db.as(other.officer, moments.preparing);

	beforeAll(async () => {
		other = await openRound(db, () => ({}), round.centre);
		for (let count = 0; count < 6; count += 1) await applicationIn(db, other);
		await applicationIn(db, other, { facts: { team: [] } });
	});

	test('is a proposal that writes nothing, for those that the rules let in', async () => {
		const plan = must(await proposeBalance(at(), { call: other.call.id }));
		expect(plan.proposed).toHaveLength(12);
		expect(plan.loads.map(({ before, after }) => [before, after])).toEqual([
			[0, 4],
			[0, 4],
			[0, 4]
		]);
		expect(
			await rows('select from selection.assignment where round_id = (select id from selection.round where call_id = $1)', other.call.id)
		).toEqual([]);
	});

	test('is applied as it was looked at, and not when something changed meanwhile', async () => {
		const plan = must(await proposeBalance(at(), { call: other.call.id }));
		await applicationIn(db, other);
		expect(await applyBalance(at(), { call: other.call.id, mark: plan.mark })).toMatchObject({ refusal: 'changed_meanwhile' });
		const anew = must(await proposeBalance(at(), { call: other.call.id }));
		const both = await Promise.all([
			applyBalance(at(), { call: other.call.id, mark: anew.mark }),
			applyBalance(at(), { call: other.call.id, mark: anew.mark })
		]);
		expect(both.map((one) => (one.ok ? one.value.count : one.refusal)).sort()).toEqual([14, 'changed_meanwhile']);
		const nothing = must(await proposeBalance(at(), { call: other.call.id }));
		expect(nothing.proposed).toEqual([]);
		expect(await applyBalance(at(), { call: other.call.id, mark: nothing.mark })).toMatchObject({ refusal: 'nothing_to_assign' });
	});

	test('never gives to whoever has an interest, known or not yet, and says whom it could not place', async () => {
		const third = await openRound(db, () => ({ reviews_each: 3, reviews_at_least: 2 }), round.centre);
		const school = await makeSchool(db, 'Suinteresuota mokykla', 'LT-11');
		must(
			await giveRole(db.asSystem(), {
				person_id: third.reviewers[0],
				kind: 'municipal_officer',
				organisation_id: school.municipality_id,
				starts_on: '2026-01-01'
			})
		);
		const { id } = await applicationIn(db, third, { school });
		const plan = must(await proposeBalance(db.as(third.officer, moments.preparing), { call: third.call.id }));
		expect(plan.proposed.map(({ person_id }) => person_id).sort()).toEqual([third.reviewers[1], third.reviewers[2]].sort());
		expect(plan.unplaced).toMatchObject([{ application_id: id, missing: 1, why: 'nobody_without_interest' }]);
	});
});

describe('a file of assignments', () => {
	const file = (text: string) => new TextEncoder().encode(text);

	test('is read whatever its columns are called, and refused without them', async () => {
		expect(await readAssignmentFile(file('Paraiška;Vertintojo el. paštas\nKRT-2026-000001; a@b.lt \n'))).toMatchObject({
			ok: true,
			value: [{ line: 2, reference: 'KRT-2026-000001', email: 'a@b.lt' }]
		});
		expect(await readAssignmentFile(file('Kas;Kur\n1;2\n'))).toMatchObject({ refusal: 'file_without_columns' });
		expect(await readAssignmentFile(new Uint8Array())).toMatchObject({ refusal: 'file_unreadable' });
	});

	test('says for each line what is wrong, and writes nothing while one line is', async () => {
		const [good, withdrawn] = [await applicationIn(db, round), await applicationIn(db, round)];
		await db.pool.query(`update applications.application set state = 'withdrawn' where id = $1`, [withdrawn.id]);
		const email = await addressOf(round.reviewers[0]);
		const lines = [
			{ line: 2, reference: good.reference.toLowerCase(), email },
			{ line: 3, reference: 'ne paraiška', email },
			{ line: 4, reference: good.reference, email: 'ne adresas' },
			{ line: 5, reference: 'KRT-2026-999999', email },
			{ line: 6, reference: good.reference, email: 'niekas@niekur.example' },
			{ line: 7, reference: withdrawn.reference, email },
			{ line: 8, reference: good.reference, email }
		];
		const judged = must(await previewAssignments(officer(), { call: call(), rows: lines }));
		expect(judged.map(({ line, fault }) => [line, fault])).toEqual([
			[2, null],
			[3, 'reference_unclear'],
			[4, 'email_unclear'],
			[5, 'no_such_application'],
			[6, 'no_such_reviewer'],
			[7, 'application_withdrawn'],
			[8, 'row_doubled']
		]);
		expect(await assignFromFile(officer(), { call: call(), rows: lines })).toMatchObject({ refusal: 'rows_faulty' });
		expect(await rows('select from selection.assignment where application_id = $1', good.id)).toEqual([]);
		expect(await assignFromFile(officer(), { call: call(), rows: lines.slice(0, 1) })).toMatchObject({ ok: true, value: { count: 1 } });
		expect(await rows('select how from selection.assignment where application_id = $1', good.id)).toEqual([{ how: 'file' }]);
	});

	test('counts what a reviewer takes over all its lines', async () => {
		const small = await makeReviewer(db, round, 'Mažai Imanti', 2);
		const email = await addressOf(small);
		const three = [await applicationIn(db, round), await applicationIn(db, round), await applicationIn(db, round)];
		const judged = must(
			await previewAssignments(officer(), { call: call(), rows: three.map(({ reference }, at) => ({ line: at + 2, reference, email })) })
		);
		expect(judged.map(({ fault }) => fault)).toEqual([null, null, 'no_room']);
	});
});

async function addressOf(person: string): Promise<string> {
	const [row] = (await rows('select email from people.person where id = $1', person)) as [{ email: string }];
	return row.email;
}

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
		await db.pool.query(`update selection.assignment set declared_at = assigned_at, sent_at = assigned_at where person_id = $1`, [done]);
		await db.pool.query(
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
