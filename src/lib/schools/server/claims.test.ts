import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase, today } from '../../../../tests/support/database.ts';
import { aPerson, anOfficer, aSchool, inRole } from '../../../../tests/support/schools.ts';
import { rolesOf } from '#people/server';
import { claimSchool } from './claim-school.ts';
import { closeSchool } from './close-school.ts';
import { answerClaim, claimByToken, decideClaim, withdrawClaim } from './decide-claim.ts';
import { representsSchool } from './may.ts';
import { openClaims, readStanding } from './open-claims.ts';
import { readDesk } from './read-desk.ts';
import { schoolTodos } from './todos.ts';

const db = await testDatabase();
const later = (days: number) => new Date(today.getTime() + days * 86_400_000);
const standing = (person: string, school: string, day = '2026-11-27') =>
	db
		.asSystem()
		.db.transaction()
		.execute((trx) => representsSchool(trx, db.as(person).actor, school, day));
const roles = (person: string) =>
	db
		.asSystem()
		.db.transaction()
		.execute((trx) => rolesOf(trx, person, '2026-11-27'));
const letters = async (address: string) =>
	(
		await db.beside.query<{ subject: string; body: string; template: string }>(
			'select template, subject, body from platform.mail where to_address = $1 order by written_at',
			[address]
		)
	).rows;
const tokenIn = (body: string) => /\/claim\/([\w-]+)/.exec(body)?.[1] ?? '';
const post = 'direktoriaus pavaduotoja ugdymui';
let officer: string;
beforeAll(async () => {
	officer = await anOfficer(db);
});

/** A school that nobody represents, with an address of its own, and a person who claims it. */
async function claimed(as_head = false) {
	const email = `rastine.${Math.random().toString(36).slice(2)}@mokykla.example`;
	const school = await aSchool(db, { email });
	const person = await aPerson(db, 'Rasa Pirmoji');
	const claim = await claimSchool(db.as(person), { school_id: school, post, as_head });
	if (!claim.ok) throw new Error(claim.refusal);
	const [letter] = await letters(email);
	return { email, school, person, claim: claim.value, token: tokenIn(letter?.body ?? ''), letter };
}

test('the registered address is asked; until it answers drafts can be written but nothing sent', async () => {
	const { school, person, claim, letter } = await claimed();
	expect(claim.asked).toBe('registered_address');
	expect(letter?.body).toMatch(/Rasa Pirmoji/);
	expect(letter?.body).toContain('Kauno „Varpo“ gimnazija');
	expect(await standing(person, school)).toBe('claimed');
	expect(await roles(person)).toEqual([]);
	expect(await schoolTodos(db.as(person))).toMatchObject([{ key: 'today_claim_meanwhile', path: `/school/${school}` }]);
});

test('confirmed from the letter without signing in, the person represents the school and is told', async () => {
	const { school, person, token } = await claimed();
	expect(await claimByToken(db.asPublic(), token)).toMatchObject({ value: { claimant: 'Rasa Pirmoji', decision: null } });
	expect(await standing(person, school)).toBe('claimed');
	expect(await answerClaim(db.asPublic(), { token, answer: 'confirmed' })).toMatchObject({ ok: true, value: { school_id: school } });
	expect(await standing(person, school)).toBe('yes');
	expect(await roles(person)).toMatchObject([{ kind: 'school_coordinator', organisation_id: school, starts_on: '2026-11-27' }]);
	const { rows } = await db.beside.query<{ email: string }>('select email from people.person where id = $1', [person]);
	expect((await letters(rows[0]?.email ?? '')).map(({ subject }) => subject)).toEqual(['Patvirtinta: atstovaujate mokyklai']);
	expect(await answerClaim(db.asPublic(), { token, answer: 'refused', reason: 'vėliau' })).toMatchObject({ refusal: 'already_decided' });
});

test('nobody represents what is no school', async () => {
	expect(await standing(officer, 'sending')).toBe('no');
});

test('a head of a school is given the role of a head', async () => {
	const { person, token } = await claimed(true);
	await answerClaim(db.asPublic(), { token, answer: 'confirmed' });
	expect(await roles(person)).toMatchObject([{ kind: 'school_head' }]);
});

test('a claim is refused with a reason, which the person is told', async () => {
	const { school, person, token } = await claimed();
	expect(await answerClaim(db.asPublic(), { token, answer: 'refused', reason: '  ' })).toMatchObject({
		refusal: 'faulty',
		faults: [{ field: 'reason' }]
	});
	expect(await answerClaim(db.asPublic(), { token, answer: 'refused', reason: 'Pas mus nedirba.' })).toMatchObject({ ok: true });
	expect(await standing(person, school)).toBe('no');
	expect(await readStanding(db.as(person), school)).toMatchObject({
		value: { claim: { decision: 'refused', reason: 'Pas mus nedirba.' } }
	});
	expect(await claimSchool(db.as(person), { school_id: school, post })).toMatchObject({ ok: true });
});

describe('an officer confirms at the desk', () => {
	test('and sees all that waits', async () => {
		const { school, person, claim } = await claimed();
		const open = await openClaims(db.as(officer));
		expect(open.ok && open.value.map(({ id }) => id)).toContain(claim.id);
		expect(await decideClaim(db.as(officer), { claim_id: claim.id, answer: 'confirmed' })).toMatchObject({ ok: true });
		expect(await standing(person, school)).toBe('yes');
	});

	test('also where the register has no address', async () => {
		const school = await aSchool(db, { email: null });
		const person = await aPerson(db, 'Be Adreso');
		expect(await claimSchool(db.as(person), { school_id: school, post })).toMatchObject({ value: { asked: 'officer' } });
		expect(await standing(person, school)).toBe('claimed');
	});

	test('but nobody else does, least of all the claimant', async () => {
		const { person, claim } = await claimed();
		const stranger = await inRole(db, 'school_head', await aSchool(db));
		for (const [context, refusal] of [
			[db.as(person), 'not_yours'],
			[db.as(stranger), 'not_yours'],
			// An unknown reader is not even told that there is one.
			[db.asPublic(), 'unknown_claim']
		] as const) {
			expect(await decideClaim(context, { claim_id: claim.id, answer: 'confirmed' })).toMatchObject({ refusal });
			const open = await openClaims(context);
			expect(JSON.stringify(open)).not.toContain('Rasa Pirmoji');
		}
		expect(await roles(person)).toEqual([]);
	});
});

describe('where somebody represents the school already', () => {
	test('a coordinator makes nobody the head: a head answers, or the registered address', async () => {
		const email = `rastine.${Math.random().toString(36).slice(2)}@mokykla.example`;
		const school = await aSchool(db, { email });
		const coordinator = await inRole(db, 'school_coordinator', school);
		const friend = await aPerson(db, 'Tariama Vadovė');
		const claim = await claimSchool(db.as(friend), { school_id: school, post, as_head: true });
		expect(claim).toMatchObject({ value: { asked: 'registered_address' } });
		const claim_id = claim.ok ? claim.value.id : '';
		expect(await decideClaim(db.as(coordinator), { claim_id, answer: 'confirmed' })).toMatchObject({ refusal: 'not_yours' });
		expect(await openClaims(db.as(coordinator))).toMatchObject({ value: [] });
		expect(await schoolTodos(db.as(coordinator))).toEqual([]);
		expect(await readDesk(db.as(coordinator), school)).toMatchObject({ value: { claims: [] } });

		const colleague = await aPerson(db, 'Nauja Koordinatorė');
		const second = await claimSchool(db.as(colleague), { school_id: school, post });
		expect(second).toMatchObject({ value: { asked: 'representatives' } });
		expect(await decideClaim(db.as(coordinator), { claim_id: second.ok ? second.value.id : '', answer: 'confirmed' })).toMatchObject({
			ok: true
		});
		const [letter] = await letters(email);
		expect(await answerClaim(db.asPublic(), { token: tokenIn(letter?.body ?? ''), answer: 'confirmed' })).toMatchObject({ ok: true });
		expect(await roles(friend)).toMatchObject([{ kind: 'school_head' }]);
	});

	test('they are asked, and their addresses are not told', async () => {
		const school = await aSchool(db);
		const head = await aPerson(db, 'Aldona Vadovė', 'aldona.slapta@varpas.example');
		await db.beside.query(
			`insert into people.role (id, person_id, kind, organisation_id, starts_on, given_at) values (gen_random_uuid(), $1, 'school_head', $2, '2026-01-01', now())`,
			[head, school]
		);
		const person = await aPerson(db, 'Antras Norintis');
		const claim = await claimSchool(db.as(person), { school_id: school, post });
		expect(claim).toMatchObject({ value: { asked: 'representatives' } });
		expect(await standing(person, school)).toBe('no');
		const seen = await readStanding(db.as(person), school);
		expect(seen).toMatchObject({ value: { representatives: [{ name: 'Aldona Vadovė', kind: 'school_head' }] } });
		expect(JSON.stringify(seen)).not.toContain('aldona.slapta');
		expect(JSON.stringify(await readStanding(db.asPublic(), school))).not.toContain('Aldona');

		const [letter] = await letters('aldona.slapta@varpas.example');
		expect(letter?.template).toBe('schools.claim_question');
		expect(await openClaims(db.as(head))).toMatchObject({ value: [{ claimant: 'Antras Norintis' }] });
		expect(await schoolTodos(db.as(head))).toMatchObject([
			{ key: 'today_claim_to_answer', values: { claimant: 'Antras Norintis' }, path: `/school/${school}` }
		]);
		expect(await schoolTodos(db.as(person))).toEqual([]);
		expect(await decideClaim(db.as(head), { claim_id: claim.ok ? claim.value.id : '', answer: 'confirmed' })).toMatchObject({ ok: true });
		expect(await standing(person, school)).toBe('yes');
	});

	test('who waits with the first is asked of the first, by a new link', async () => {
		const { school, token } = await claimed();
		const second = await aPerson(db, 'Antra Laukianti');
		await claimSchool(db.as(second), { school_id: school, post });
		expect(await standing(second, school)).toBe('claimed');
		await answerClaim(db.asPublic(), { token, answer: 'confirmed' });
		expect(await standing(second, school)).toBe('no');
		const { rows } = await db.beside.query<{ asked: string; token_hash: string }>(
			'select asked, token_hash from schools.claim where person_id = $1',
			[second]
		);
		expect(rows).toMatchObject([{ asked: 'representatives' }]);
	});
});

describe('links', () => {
	test('a forged one is unknown, one whose time is over says so', async () => {
		const { token, person, school } = await claimed();
		expect(await claimByToken(db.asPublic(), 'forged')).toMatchObject({ refusal: 'unknown_claim' });
		expect(await answerClaim(db.asPublic(), { token: 'a'.repeat(100_000), answer: 'confirmed' })).toMatchObject({
			refusal: 'unknown_claim'
		});
		expect(await answerClaim(db.asPublic(later(15)), { token, answer: 'confirmed' })).toMatchObject({ refusal: 'claim_expired' });
		expect(await standing(person, school, '2026-12-12')).toBe('no');
		expect(await claimSchool(db.as(person, later(16)), { school_id: school, post })).toMatchObject({ ok: true });
	});

	test('the database does not know the link', async () => {
		const { token } = await claimed();
		const { rows } = await db.beside.query('select * from schools.claim');
		expect(JSON.stringify(rows)).not.toContain(token);
	});

	test('pressed twice at once, it answers once', async () => {
		const { token, person } = await claimed();
		const answers = await Promise.all([1, 2, 3].map(() => answerClaim(db.asPublic(), { token, answer: 'confirmed' })));
		expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
		expect(await roles(person)).toHaveLength(1);
	});
});

describe('a claim is not made', () => {
	test('without signing in, twice, of a closed or unknown school, or by one who represents it', async () => {
		const { school, person } = await claimed();
		const closed = await aSchool(db);
		await closeSchool(db.asSystem(), { school_id: closed, closed_on: '2026-08-31' });
		const head = await inRole(db, 'school_head', school);
		expect(await claimSchool(db.asPublic(), { school_id: school, post })).toMatchObject({ refusal: 'not_signed_in' });
		expect(await claimSchool(db.as(person), { school_id: school, post })).toMatchObject({ refusal: 'already_claimed' });
		expect(await claimSchool(db.as(person), { school_id: closed, post })).toMatchObject({ refusal: 'school_closed' });
		expect(await claimSchool(db.as(person), { school_id: "' or 1=1", post })).toMatchObject({ refusal: 'unknown_school' });
		expect(await claimSchool(db.as(head), { school_id: school, post })).toMatchObject({ refusal: 'already_yours' });
	});

	test.each([
		['nothing', ''],
		['spaces and marks', ' \u200b\u202e'],
		['a megabyte', 'a'.repeat(1_000_000)]
	])('with %s for a post', async (_, said) => {
		expect(await claimSchool(db.as(await aPerson(db, 'Kas Nors')), { school_id: await aSchool(db), post: said })).toMatchObject({
			refusal: 'faulty',
			faults: [{ field: 'post' }]
		});
	});

	test('more than five times a day by one person', async () => {
		const person = await aPerson(db, 'Labai Norintis');
		const refusals: unknown[] = [];
		for (let n = 0; n < 6; n += 1) refusals.push(await claimSchool(db.as(person), { school_id: await aSchool(db), post }));
		expect(refusals.map((one) => (one as { ok: boolean }).ok)).toEqual([true, true, true, true, true, false]);
		expect(refusals.at(-1)).toMatchObject({ refusal: 'too_many_claims' });
	});
});

test('a claim is taken back by whoever made it, and by nobody else', async () => {
	const { person, school, claim, token } = await claimed();
	expect(await withdrawClaim(db.as(officer), { claim_id: claim.id })).toMatchObject({ refusal: 'unknown_claim' });
	expect(await withdrawClaim(db.as(person), { claim_id: claim.id })).toMatchObject({ ok: true });
	expect(await standing(person, school)).toBe('no');
	expect(await answerClaim(db.asPublic(), { token, answer: 'confirmed' })).toMatchObject({ refusal: 'already_decided' });
});
