import { beforeAll, expect, test } from 'vitest';
import { testDatabase, today, type TestDatabase } from '../../../../tests/support/database.ts';
import { makeCall, makeProgramme, openCentre, type Centre } from '../../../../tests/support/programmes.ts';
import { aSchool } from '../../../../tests/support/schools.ts';
import { checkLateCode, giveLateCode, publishCall, redeemLateCode } from './index.ts';

let db: TestDatabase;
let centre: Centre;
let call: { id: string; slug: string };
let school: string;
let other: string;

const after = new Date('2026-12-12T08:00:00Z');
const end = new Date('2026-12-18T14:00:00Z');

beforeAll(async () => {
	db = await testDatabase();
	centre = await openCentre(db);
	call = await makeCall(db, centre, (await makeProgramme(db, centre)).edition.id);
	await publishCall(db.as(centre.officer), { call_id: call.id });
	[school, other] = [await aSchool(db), await aSchool(db, { name: 'Kauno „Aušros“ gimnazija' })];
});

const give = (changes: object = {}) =>
	giveLateCode(db.as(centre.officer), {
		call_id: call.id,
		school_id: school,
		reason: 'Mokykloje dingo ryšys',
		expires_at: end,
		...changes
	});
const redeem = (code: string, schoolId = school, now = after) =>
	db
		.asSystem(now)
		.db.transaction()
		.execute((trx) => redeemLateCode(trx, now, call.id, schoolId, code));
const codeOf = (given: Awaited<ReturnType<typeof give>>): string => {
	if (!given.ok) throw new Error(given.refusal);
	return given.value.code;
};

test('a code is told once, kept as a fingerprint only, and works once, however it is written', async () => {
	const code = codeOf(await give());
	expect(code).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}$/);
	const kept =
		JSON.stringify((await db.beside.query('select * from programmes.late_code')).rows) +
		JSON.stringify((await db.beside.query('select particulars from platform.event')).rows);
	expect(kept).not.toContain(code);
	expect(kept).not.toContain(code.replaceAll('-', ''));
	expect(
		await db
			.asSystem(after)
			.db.transaction()
			.execute((trx) => checkLateCode(trx, after, call.id, school, code))
	).toMatchObject({ ok: true });
	expect(await redeem(` ${code.toLowerCase().replaceAll('-', ' ')}`)).toMatchObject({ ok: true, value: { expires_at: end } });
	expect(await redeem(code)).toMatchObject({ refusal: 'late_code_used' });
});

test('a code of one school is unknown to another', async () => {
	const code = codeOf(await give());
	expect(await redeem(code, other)).toMatchObject({ refusal: 'late_code_unknown' });
	expect(await redeem(code)).toMatchObject({ ok: true });
});

test('a code ends at its instant', async () => {
	const code = codeOf(await give());
	expect(await redeem(code, school, end)).toMatchObject({ refusal: 'late_code_expired' });
	expect(await redeem(code, school, new Date(end.getTime() - 1))).toMatchObject({ ok: true });
});

test('used twice at once, a code works once', async () => {
	const code = codeOf(await give());
	const outcomes = await Promise.all([redeem(code), redeem(code), redeem(code)]);
	expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
});

test('guessing is stopped after ten attempts an hour', async () => {
	const now = new Date('2026-12-13T08:00:00Z');
	for (let attempt = 0; attempt < 10; attempt++) await redeem(`AAAA-AAAA-AA${attempt}3`, other, now);
	expect(await redeem('AAAA-AAAA-AAAA', other, now)).toMatchObject({ refusal: 'too_many_attempts' });
});

test('a code is given by the centre, for a school of the register, with a reason, beyond the deadline', async () => {
	expect(
		await giveLateCode(db.as(centre.stranger), { call_id: call.id, school_id: school, reason: 'Prašo', expires_at: end })
	).toMatchObject({ refusal: 'not_allowed' });
	expect(await give({ reason: '' })).toMatchObject({ refusal: 'not_understood', faults: [{ field: 'reason', key: 'empty' }] });
	expect(await give({ school_id: crypto.randomUUID() })).toMatchObject({
		refusal: 'not_understood',
		faults: [{ field: 'school_id', key: 'no_such_school' }]
	});
	expect(await give({ expires_at: new Date('2026-12-11T14:00:00Z') })).toMatchObject({
		refusal: 'not_understood',
		faults: [{ field: 'expires_at', key: 'code_ends_too_early' }]
	});
	expect(await give({ expires_at: today })).toMatchObject({ refusal: 'not_understood' });
});
