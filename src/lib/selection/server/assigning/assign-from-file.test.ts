import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../../../tests/support/database.ts';
import { applicationIn, makeReviewer, moments, must, openRound, type TestRound } from '../../../../../tests/support/review.ts';
import { assignFromFile, previewAssignments, readAssignmentFile } from '../index.ts';

let db: TestDatabase;
let round: TestRound;

beforeAll(async () => {
	db = await testDatabase();
	round = await openRound(db);
});

const officer = () => db.as(round.officer, moments.preparing);
const call = () => round.call.id;
const rows = async (sql: string, ...values: unknown[]) => (await db.beside.query(sql, values)).rows as Record<string, unknown>[];

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
		await db.beside.query(`update applications.application set state = 'withdrawn' where id = $1`, [withdrawn.id]);
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
