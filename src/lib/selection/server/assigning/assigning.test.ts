import { beforeAll, describe, expect, test } from 'vitest';
import { giveRole } from '#people/server';
import { addStaff } from '#schools/server';
import { testDatabase, today, type TestDatabase } from '../../../../../tests/support/database.ts';
import { applicationIn, makePerson, makeReviewer, moments, must, openRound, type TestRound } from '../../../../../tests/support/review.ts';
import { makeSchool } from '../../../../../tests/support/sent.ts';
import { assignReview, endAssignment, endReviewer, liftConflict, putReviewer } from '../index.ts';

let db: TestDatabase;
let round: TestRound;

beforeAll(async () => {
	db = await testDatabase();
	round = await openRound(db);
});

const officer = () => db.as(round.officer, moments.preparing);
const call = () => round.call.id;
const rows = async (sql: string, ...values: unknown[]) => (await db.beside.query(sql, values)).rows as Record<string, unknown>[];
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
		await db.beside.query(`update applications.application set state = 'withdrawn' where id = $1`, [two.id]);
		expect(await assignReview(officer(), { call: call(), application_id: two.id, person_id: round.reviewers[0] })).toMatchObject({
			refusal: 'application_withdrawn'
		});
	});

	test('is taken away while nothing was handed in', async () => {
		const { id } = await applicationIn(db, round);
		const { id: assignment_id } = must(await assignReview(officer(), { call: call(), application_id: id, person_id: round.reviewers[2] }));
		await db.beside.query(`update selection.assignment set declared_at = assigned_at, sent_at = assigned_at where id = $1`, [
			assignment_id
		]);
		expect(await endAssignment(officer(), { call: call(), assignment_id })).toMatchObject({ refusal: 'review_sent' });
		await db.beside.query(`update selection.assignment set sent_at = null where id = $1`, [assignment_id]);
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
		await db.beside.query(
			`insert into selection.conflict (id, application_id, person_id, kind, source, stated_at) values (gen_random_uuid(), $1, $2, 'family', 'declared', $3)`,
			[id, round.officer, today]
		);
		const [{ id: conflict_id }] = (await rows('select id from selection.conflict where person_id = $1', round.officer)) as [{ id: string }];
		expect(await liftConflict(officer(), { call: call(), conflict_id, reason: 'Jau nebėra' })).toMatchObject({ refusal: 'own_conflict' });
		await db.beside.query(`update selection.conflict set lifted_at = $2, lifted_by = $3, lifted_reason = 'Testas baigtas' where id = $1`, [
			conflict_id,
			today,
			round.reviewers[0]
		]);
	});
});

async function addressOf(person: string): Promise<string> {
	const [row] = (await rows('select email from people.person where id = $1', person)) as [{ email: string }];
	return row.email;
}
