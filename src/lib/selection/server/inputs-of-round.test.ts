import { beforeAll, expect, test } from 'vitest';
import { newId } from '#platform';
import { testDatabase, today, type TestDatabase } from '../../../../tests/support/database.ts';
import { makeLots, makeReview, makeReviewer, makeRound, type MadeRound } from '../../../../tests/support/selection-rows.ts';
import { schemeOf } from '../../../../tests/support/selection-scheme.ts';
import { makeDraft, makeSchool, openCall, sendOne, type OpenCall, type SentApplication } from '../../../../tests/support/sent.ts';
import type { Inputs } from '../inputs.ts';
import { inputsOf } from './inputs-of-round.ts';
import { selectionInvariants } from './invariants.ts';
import { lotOf, nameOf } from './names.ts';

const seed = '0123456789abcdef'.repeat(4);
let db: TestDatabase;
let open: OpenCall;
let round: MadeRound;
let reviewers: string[];
let small: SentApplication;
let large: SentApplication;

beforeAll(async () => {
	db = await testDatabase();
	open = await openCall(db);
	small = await sendOne(db, open, await makeSchool(db, 'Maža mokykla', 'LT-54'), { pupils: 120, facts: { money_lacking: true } });
	large = await sendOne(db, open, await makeSchool(db, 'Didelė mokykla'), { pupils: 900, facts: { money_lacking: false } });
	await makeDraft(db, open, await makeSchool(db, 'Juodraštis'));
	round = await makeRound(db, open, schemeOf({ tie_facts: ['money_lacking'] }));
	reviewers = await Promise.all(['Pirma Vertintoja', 'Antras Vertintojas'].map((name) => makeReviewer(db, name)));
});

const read = (): Promise<Inputs> =>
	db
		.asSystem()
		.db.transaction()
		.execute((trx) => inputsOf(trx, round));
const points = { need: 3, plan: 2, style: 4 };
const votesFor = async ({ id }: SentApplication) => (await read()).votes.filter(({ application }) => application === id);
const statedBy = (application: string, person: string) =>
	db.beside.query(
		`insert into selection.conflict (id, application_id, person_id, kind, source, stated_at) values ($1, $2, $3, 'family', 'declared', $4)`,
		[newId(), application, person, today]
	);

test('what was sent takes part, as it was sent: school, topic, priority and the facts that decide between equals', async () => {
	const { applications, scheme_version } = await read();
	expect(scheme_version).toBe(1);
	expect(applications.map(({ id }) => id).toSorted()).toEqual([small.id, large.id].toSorted());
	expect(applications.map(({ name }) => name)).toEqual(applications.map(({ name }) => name).toSorted());
	expect(applications.find(({ id }) => id === small.id)).toMatchObject({
		name: nameOf(round.salt, small.reference),
		eligible: true,
		withdrawn: false,
		priority: true,
		county: 'LT-UT',
		type: 'gymnasium',
		tie: [true]
	});
	expect(applications.find(({ id }) => id === large.id)).toMatchObject({ priority: false, county: 'LT-VL', tie: [false] });
});

test('before lots are drawn there are none; then they follow from the seed', async () => {
	expect((await read()).lots).toEqual({ seed: '', published_at: null });
	await makeLots(db, round, open.centre.officer, seed);
	const { lots, applications } = await read();
	expect(lots).toEqual({ seed, published_at: today.toISOString() });
	for (const { name, lot } of applications) expect(lot).toBe(lotOf(seed, name));
});

test('a review counts once it is handed in, unless it was taken away or lacks a criterion', async () => {
	const [first = '', second = ''] = reviewers;
	await makeReview(db, round, { application: small.id, reviewer: first, points });
	const waiting = await makeReview(db, round, { application: small.id, reviewer: second, points, sent: false });
	await makeReview(db, round, { application: large.id, reviewer: second, points: { need: 4 } });
	expect((await read()).votes).toEqual([{ application: small.id, reviewer: first, points }]);
	await db.beside.query(`update selection.assignment set sent_at = $2 where id = $1`, [waiting, today]);
	expect(await votesFor(small)).toHaveLength(2);
	await db.beside.query(`update selection.assignment set ended_at = $2, end_reason = 'withdrawn' where id = $1`, [waiting, today]);
	expect(await votesFor(small)).toHaveLength(1);
});

test('a changed score counts as it stands now', async () => {
	await db.beside.query(`update selection.score set superseded_at = $1 where criterion = 'plan'`, [today]);
	await db.beside.query(
		`insert into selection.score (id, assignment_id, criterion, points, reason, given_at, given_by)
		 select gen_random_uuid(), assignment_id, criterion, 4, 'Pakeista', given_at, given_by from selection.score where criterion = 'plan'`
	);
	expect((await votesFor(small)).map((vote) => vote.points)).toEqual([{ ...points, plan: 4 }]);
});

test('the review of somebody with an interest never counts; once the conflict is lifted it does', async () => {
	const [first = ''] = reviewers;
	await statedBy(small.id, first);
	const { votes, conflicts } = await read();
	expect(votes).toEqual([]);
	expect(conflicts).toEqual([{ application: small.id, reviewer: first }]);
	await db.beside.query(`update selection.conflict set lifted_at = $1, lifted_by = $2, lifted_reason = 'Suklysta'`, [
		today,
		open.centre.officer
	]);
	expect(await votesFor(small)).toHaveLength(1);
	expect((await read()).conflicts).toEqual([]);
});

test('a school that withdrew is named, and nothing else is asked of it', async () => {
	await db.beside.query(`update applications.application set state = 'withdrawn' where id = $1`, [large.id]);
	expect((await read()).applications.find(({ id }) => id === large.id)).toMatchObject({ withdrawn: true });
});

test('what has not changed is not gathered again; a change is seen at once, a second one in the same transaction too', async () => {
	const before = await read();
	expect(await read()).toBe(before);
	const seen = await db
		.asSystem()
		.db.transaction()
		.execute(async (trx) => {
			const sayOf = async (priority: boolean) => {
				await trx.updateTable('applications.application').set({ priority }).where('id', '=', small.id).execute();
				return (await inputsOf(trx, round)).applications.find(({ id }) => id === small.id)?.priority;
			};
			return [await sayOf(false), await sayOf(true), await sayOf(false), await sayOf(true)];
		});
	expect(seen).toEqual([false, true, false, true]);
});

test('the doctor sees when the points kept with a review are not those of its scores', async () => {
	const kept = selectionInvariants.find(({ sentence }) => sentence.startsWith('The points kept'));
	const broken = () =>
		db
			.asSystem()
			.db.transaction()
			.execute((trx) => kept?.broken(trx) ?? Promise.resolve([]));
	expect(await broken()).toEqual([]);
	await db.beside.query(`update selection.assignment set points = '{"need": 4}' where application_id = $1 and ended_at is null`, [
		small.id
	]);
	expect(await broken()).toHaveLength(1);
});
