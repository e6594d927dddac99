import pg from 'pg';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { ask, testDatabase } from '../../../../../tests/support/database.ts';
import { closeAs, heldTraining, newKey, type Held } from '../../../../../tests/support/held.ts';
import { credentialsInvariants, issueCertificates, readDeliveryCertificates } from '../index.ts';
import { certificatesIn } from '../../../../../tests/support/certificates.ts';

const db = await testDatabase();
const { read, officer, jobs, issue, confirmAll, all } = certificatesIn(db);
beforeAll(newKey);

describe('issuing', () => {
	test('everybody entitled gets one, with the hours attended; who is short of the share gets none', async () => {
		// Five of six half-days are 80 of 96 quarters (83 %), four 64 (66 %): the threshold is 75 %.
		const held = await heldTraining(db, [8, 8, 8, 8, 7, 6], { series: 'MX' });
		await confirmAll(held);
		const issued = await issue(held);
		expect(issued).toMatchObject({ ok: true, value: { not_entitled: 1 } });
		const certificates = (await all(held)).reverse();
		expect(certificates.map(({ number, contact, consultation }) => [number, contact + consultation])).toEqual([
			['MX-2027-000001', 96],
			['MX-2027-000002', 96],
			['MX-2027-000003', 96],
			['MX-2027-000004', 96],
			['MX-2027-000005', 96],
			['MX-2027-000006', 96],
			['MX-2027-000007', 80]
		]);
		expect(certificates[6]?.content).toMatchObject({
			name: held.participants[6]?.name,
			hours: { contact: 64, consultation: 16, independent: 0 },
			days: ['2027-03-01', '2027-03-02', '2027-03-03'],
			lecturers: ['Lektorius 1', 'Lektorius 2'],
			minutes_an_hour: 45,
			issued_on: '2027-03-03'
		});
		expect(await issue(held)).toMatchObject({ ok: false, refusal: 'nobody_entitled' });
	});

	test('nothing is issued while a register is open, without terms of the edition, or by anybody but an officer', async () => {
		const held = await heldTraining(db, [8, 8, 8, 8, 8]);
		await confirmAll(held);
		expect(await issue(held)).toMatchObject({ refusal: 'register_open' });
		await closeAs(db, held, 5, held.participants);
		const as = (person: string) => issueCertificates(db.as(person, held.after), { delivery_id: held.delivery });
		expect(await as(held.season.lecturers[0] as string)).toMatchObject({ refusal: 'not_found' });
		expect(await as(held.season.schools[0]?.head as string)).toMatchObject({ refusal: 'not_found' });
		expect(await issueCertificates(officer(held), { delivery_id: 'nothing' })).toMatchObject({ refusal: 'not_found' });
		await ask(db.url, 'delete from credentials.terms where edition_id = $1', [held.season.edition]);
		expect(await issue(held)).toMatchObject({ refusal: 'no_terms' });
	});

	test('two who issue at once issue each certificate once', async () => {
		const held = await heldTraining(db, [8, 8, 8, 8, 8, 8]);
		await confirmAll(held);
		const both = await Promise.all([issue(held), issue(held)]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect(await all(held)).toHaveLength(8);
	});

	test('who has not confirmed their name, or neither evaluated nor declined, waits, and is told why', async () => {
		const held = await heldTraining(db, [8, 8, 8, 8, 8, 8], { asks_evaluation: true });
		const [one, two, three] = held.participants;
		await confirmAll(held, held.participants.slice(0, 3));
		await evaluated(held, { [one?.person_id ?? '']: 'taken', [two?.person_id ?? '']: 'declined', [three?.person_id ?? '']: 'asked' });
		const seen = await readDeliveryCertificates(db.as(three?.person_id ?? '', held.after), { delivery_id: held.delivery });
		expect(seen).toMatchObject({ ok: true, value: { as: 'participant', standings: [], certificates: [] } });
		expect(seen.ok && seen.value.mine?.entitlement.findings.map(({ key, met }) => [key, met])).toEqual([
			['share', true],
			['evaluation', false],
			['name', true]
		]);
		const issued = await issue(held);
		expect(issued.ok && issued.value.issued.map(({ person_id }) => person_id)).toEqual([one?.person_id, two?.person_id]);
	});

	test('asks the database as often for one as for many', async () => {
		const counts = [];
		for (const people of [1, 8]) {
			const held = await heldTraining(db, [8, 8, 8, 8, 8, 8]);
			await confirmAll(held, held.participants.slice(0, people));
			counts.push(await statementsOf(() => issue(held)));
		}
		expect(counts[0]).toBe(counts[1]);
	});

	test('holders with an address get a letter once, with a link to the document', async () => {
		const held = await heldTraining(db, [8, 8, 8, 8, 8, 8]);
		await confirmAll(held);
		await ask(db.url, `update people.person set email = 'ona.lankytoja@mokykla.example' where id = $1`, [held.participants[0]?.person_id]);
		await issue(held);
		await db.work(jobs, held.after);
		await db.work(jobs, held.after);
		const letters = await ask<{ to_address: string; body: string }>(
			db.url,
			`select to_address, body from platform.mail where template = 'certificate-issued' and person_id = $1`,
			[held.participants[0]?.person_id]
		);
		expect(letters).toHaveLength(1);
		expect(letters[0]?.body).toContain('/certificates/download/');
	});
});

test('everything that always holds, holds', async () => {
	for (const { sentence, broken } of credentialsInvariants) expect([sentence, await read(broken)]).toEqual([sentence, []]);
});

/** Evaluations as the evaluation keeps them: nothing but where each person stands. */
async function evaluated({ delivery, after }: Held, standings: Record<string, string>): Promise<void> {
	const id = crypto.randomUUID();
	await ask(
		db.url,
		`insert into evaluation.survey (id, delivery_id, kind, questions, opens_on, closes_on, public_key, private_key, opened_at)
		values ($1, $2, 'evaluation', '[]', '2027-03-03', '2027-04-03', 'public', 'private', $3)`,
		[id, delivery, after]
	);
	for (const [person, standing] of Object.entries(standings))
		await ask(
			db.url,
			`insert into evaluation.respondent (survey_id, person_id, standing, stood_on) values ($1, $2, $3, case when $3 = 'asked' then null else date '2027-03-03' end)`,
			[id, person, standing]
		);
}

/** How many statements an act sends. */
async function statementsOf(act: () => Promise<unknown>): Promise<number> {
	const sent = vi.spyOn(pg.Client.prototype, 'query');
	await act();
	const count = sent.mock.calls.length;
	sent.mockRestore();
	return count;
}
