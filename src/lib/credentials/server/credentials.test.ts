import pg from 'pg';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { subscriptionJobs, type Trx } from '#platform/server';
import { supersedeHours, hoursOf } from '#delivery/server';
import { ask, testDatabase } from '../../../../tests/support/database.ts';
import { certificateTerms, closeAs, heldTraining, newKey, type Held } from '../../../../tests/support/held.ts';
import {
	certificateTodos,
	certificatesOf,
	certificatesOfSchool,
	checkCertificate,
	confirmName,
	confirmNamesFromSheet,
	credentialsInvariants,
	credentialsSubscriptions,
	declareKeyCompromised,
	issueCertificates,
	myCertificates,
	publishedKeys,
	readCertificate,
	readDeliveryCertificates,
	readRegister,
	replaceCertificate,
	revokeCertificate,
	saveTerms
} from './index.ts';

const db = await testDatabase();
const jobs = { ...subscriptionJobs(credentialsSubscriptions), 'mail.deliver': () => Promise.resolve() };
const read = <Value>(query: (trx: Trx) => Promise<Value>): Promise<Value> => db.asSystem().db.transaction().execute(query);
beforeAll(newKey);

const officer = ({ season, after }: Held) => db.as(season.officer, after);
const issue = (held: Held) => issueCertificates(officer(held), { delivery_id: held.delivery });
const confirmAll = (held: Held, people = held.participants) =>
	confirmNamesFromSheet(officer(held), { delivery_id: held.delivery, names: people.map(({ person_id, name }) => ({ person_id, name })) });
const all = (held: Held) => read((trx) => certificatesOf(trx, { delivery_id: held.delivery }));
const check = (held: Held, said: string, asker = 'a reader') => checkCertificate(db.asPublic(held.after), { said, asker });

describe('issuing', () => {
	test('everybody entitled gets one, with the hours attended; who is short of the share gets none', async () => {
		// Five of six half-days are 80 of 96 quarters (83 %), four 64 (66 %): the threshold is 75 %.
		const held = await heldTraining(db, [8, 8, 8, 8, 7, 6]);
		await confirmAll(held);
		const issued = await issue(held);
		expect(issued).toMatchObject({ ok: true, value: { not_entitled: 1 } });
		const certificates = (await all(held)).reverse();
		expect(certificates.map(({ number, contact, consultation }) => [number, contact + consultation])).toEqual([
			['MM-2027-000001', 96],
			['MM-2027-000002', 96],
			['MM-2027-000003', 96],
			['MM-2027-000004', 96],
			['MM-2027-000005', 96],
			['MM-2027-000006', 96],
			['MM-2027-000007', 80]
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

describe('names', () => {
	test('a participant writes their own; once the certificate is there it is settled', async () => {
		const held = await heldTraining(db, [8, 8, 8, 8, 8, 8]);
		const [one, two] = held.participants;
		const mine = (name: string) => confirmName(db.as(one?.person_id ?? '', held.after), { delivery_id: held.delivery, name });
		expect(await mine('Eglė 🎓')).toMatchObject({ refusal: 'wrong_name', faults: [{ field: 'name', key: 'name_has_emoji' }] });
		expect(await mine('  Eglė   Šimkutė-Rimkė ')).toEqual({ ok: true, value: { person_id: one?.person_id, name: 'Eglė Šimkutė-Rimkė' } });
		expect(await confirmName(db.as(held.season.officer, held.after), { delivery_id: held.delivery, name: 'Kita' })).toMatchObject({
			refusal: 'not_found'
		});
		await issue(held);
		expect(await mine('Eglė Kitokia')).toMatchObject({ refusal: 'issued_already' });
		const [certificate] = await all(held);
		expect(certificate?.content.name).toBe('Eglė Šimkutė-Rimkė');
		await ask(db.url, `update people.person set name = 'Visai Kita' where id = $1`, [one?.person_id]);
		expect((await all(held))[0]?.content.name).toBe('Eglė Šimkutė-Rimkė');
		const rest = await confirmNamesFromSheet(db.as(held.season.lecturers[0] as string, held.after), {
			delivery_id: held.delivery,
			names: [
				{ person_id: one?.person_id ?? '', name: 'Ne ta' },
				{ person_id: two?.person_id ?? '', name: 'Ieva Ąžuolaitė' },
				{ person_id: held.season.officer, name: 'Svetima' }
			]
		});
		expect(rest).toEqual({ ok: true, value: { confirmed: 1 } });
	});
});

describe('correcting and revoking', () => {
	test('a correction is another certificate; the old one is verifiable as replaced', async () => {
		const held = await heldTraining(db, [8, 8, 8, 8, 8, 8]);
		await confirmAll(held);
		await issue(held);
		const old = (await all(held)).at(-1);
		const correct = (changes: object) =>
			replaceCertificate(officer(held), { certificate_id: old?.id ?? '', why: 'Klaida pavardėje', ...changes });
		expect(await correct({ why: ' ' })).toMatchObject({ refusal: 'reason_missing' });
		expect(await correct({ name: '' })).toMatchObject({ refusal: 'wrong_name' });
		const made = await correct({ name: 'Eglė Šimkutė-Naujokienė' });
		if (!made.ok) throw new Error(made.refusal);
		expect(await correct({})).toMatchObject({ refusal: 'replaced_already' });
		const { code, number } = old ?? { code: '', number: '' };
		expect(await check(held, `${number}~${code}`)).toMatchObject({ value: { state: 'replaced', replaced_by: made.value.number } });
		expect(await check(held, `${made.value.number}~${made.value.code}`)).toMatchObject({ value: { state: 'valid', initials: 'E. Š.-N.' } });
		expect(await revokeCertificate(officer(held), { certificate_id: old?.id ?? '', why: 'Klaida' })).toMatchObject({
			refusal: 'replaced_already'
		});
	});

	test('what was revoked stays verifiable as revoked, with its reason for officers only', async () => {
		const held = await heldTraining(db, [8, 8, 8, 8, 8, 8]);
		await confirmAll(held);
		await issue(held);
		const [one] = await all(held);
		const revoke = (who = officer(held)) => revokeCertificate(who, { certificate_id: one?.id ?? '', why: 'Išduota ne tam žmogui' });
		expect(await revoke(db.as(one?.person_id ?? '', held.after))).toMatchObject({ refusal: 'not_found' });
		expect(await revoke()).toEqual({ ok: true, value: undefined });
		expect(await revoke()).toMatchObject({ refusal: 'revoked_already' });
		expect(await replaceCertificate(officer(held), { certificate_id: one?.id ?? '', why: 'Kita' })).toMatchObject({
			refusal: 'revoked_already'
		});
		const told = await check(held, `${one?.number}~${one?.code}`);
		expect(told).toMatchObject({ value: { state: 'revoked' } });
		expect(JSON.stringify(told)).not.toContain('Išduota ne tam');
	});

	test('after a revocation there is a way back: whoever confirms their name anew gets another one, and no one gets it unasked', async () => {
		const held = await heldTraining(db, [8, 8, 8, 8, 8, 8]);
		await confirmAll(held);
		await issue(held);
		const [one] = await all(held);
		const person = one?.person_id ?? '';
		await revokeCertificate(officer(held), { certificate_id: one?.id ?? '', why: 'Ne to mygtuko' });
		expect(await issue(held)).toMatchObject({ refusal: 'nobody_entitled' });
		const later = (minutes: number) => new Date(held.after.getTime() + minutes * 60_000);
		const name = 'Eglė Šimkutė-Rimkė';
		expect(await confirmName(db.as(person, later(1)), { delivery_id: held.delivery, name })).toMatchObject({ ok: true });
		const again = await Promise.all(
			[2, 3].map((at) => issueCertificates(db.as(held.season.officer, later(at)), { delivery_id: held.delivery }))
		);
		expect(again.filter(({ ok }) => ok)).toMatchObject([{ value: { issued: [{ person_id: person }] } }]);
		const mine = (await all(held)).filter(({ person_id }) => person_id === person);
		expect(mine.map(({ state, replaces_id }) => [state, replaces_id])).toEqual([
			['valid', null],
			['revoked', null]
		]);
		expect(await check(held, one?.statement ?? '', 'way back')).toMatchObject({ value: { state: 'revoked' } });
		expect(await confirmName(db.as(person, later(4)), { delivery_id: held.delivery, name })).toMatchObject({ refusal: 'issued_already' });
		// What followed may be corrected and revoked like any other, and another may follow that.
		const made = await replaceCertificate(db.as(held.season.officer, later(5)), { certificate_id: mine[0]?.id ?? '', why: 'Pavardė' });
		if (!made.ok) throw new Error(made.refusal);
		await revokeCertificate(db.as(held.season.officer, later(6)), { certificate_id: made.value.id, why: 'Vėl klaida' });
		await confirmName(db.as(person, later(7)), { delivery_id: held.delivery, name });
		expect(await issueCertificates(db.as(held.season.officer, later(8)), { delivery_id: held.delivery })).toMatchObject({ ok: true });
	});

	test('nobody is certified for more than the ledger has, even by a correction; below the share it is revoked instead', async () => {
		const held = await heldTraining(db, [8, 8, 8, 8, 8, 8]);
		await confirmAll(held);
		await issue(held);
		const [one] = await all(held);
		const entries = await read((trx) => hoursOf(trx, { delivery_id: held.delivery, person_id: one?.person_id ?? '' }));
		await read((trx) => supersedeHours(trx, db.asSystem(held.after), [entries[0]?.id ?? ''], 'Neatvyko'));
		const later = new Date(held.after.getTime() + 60_000);
		const correct = () =>
			replaceCertificate(db.as(held.season.officer, later), { certificate_id: one?.id ?? '', why: 'Pataisytas žurnalas' });
		const made = await correct();
		if (!made.ok) throw new Error(made.refusal);
		const [newest] = await read((trx) => certificatesOf(trx, { number: made.value.number }));
		expect(newest).toMatchObject({ contact: 56, consultation: 24, replaces_id: one?.id });
		await expect(
			ask(
				db.url,
				`insert into credentials.certificate select gen_random_uuid(), 'MM-2027-999999', issuer_id, year, 999999, code, delivery_id, person_id, content, contact + 1, consultation, independent, statement, badge, key, issued_on, issued_at, issued_by, id, 'Daugiau' from credentials.certificate where id = $1`,
				[newest?.id]
			)
		).rejects.toThrow('more than was attended');
		await read((trx) =>
			supersedeHours(
				trx,
				db.asSystem(later),
				entries.slice(1, 3).map(({ id }) => id),
				'Neatvyko'
			)
		);
		expect(await replaceCertificate(db.as(held.season.officer, later), { certificate_id: newest?.id ?? '', why: 'Dar' })).toMatchObject({
			refusal: 'not_entitled'
		});
	});
});

describe('checking', () => {
	test('by number and code, typed as people type; the answer is H-14 and nothing more', async () => {
		const held = await heldTraining(db, [8, 8, 8, 8, 8, 8]);
		await confirmAll(held);
		await issue(held);
		const one = (await all(held)).at(-1);
		const { number = '', code = '' } = one ?? {};
		const told = await check(held, `${number.toLowerCase().replaceAll('-', ' ')}~${code.slice(0, 4)} ${code.slice(4).toLowerCase()}`);
		expect(told).toEqual({
			ok: true,
			value: {
				...{ number, state: 'valid', replaced_by: null, contact: 72, consultation: 24, independent: 0 },
				programme: certificateTerms.programme_title,
				...{ issued_on: '2027-03-03', issuer: 'Ugdymo plėtotės centras', initials: 'E. Š.', by: 'reference', key_compromised: false }
			}
		});
		expect(JSON.stringify(told)).not.toContain('Eglė');
		const wrong = code.startsWith('A') ? `B${code.slice(1)}` : `A${code.slice(1)}`;
		for (const said of [`${number}~${wrong}`, `MM-2027-888888~${code}`, number, code, '', '~', 'x'.repeat(5000)])
			expect(await check(held, said)).toMatchObject({ refusal: 'certificate_unknown' });
	});

	test('by the statement; one changed sign anywhere is found', async () => {
		const held = await heldTraining(db, [8, 8, 8, 8, 8, 8]);
		await confirmAll(held);
		await issue(held);
		const [one] = await all(held);
		const statement = one?.statement ?? '';
		expect(await check(held, statement, 'statement')).toMatchObject({ value: { number: one?.number, by: 'statement', state: 'valid' } });
		const places = Array.from({ length: 60 }, (_, at) => 7 + Math.floor((at * (statement.length - 8)) / 59));
		for (const [at, place] of places.entries()) {
			const changed = statement.slice(0, place) + (statement[place] === 'A' ? 'B' : 'A') + statement.slice(place + 1);
			expect((await check(held, changed, `changed ${at % 3}`)).ok).toBe(false);
		}
	});

	test('old keys are honoured; an unknown key is told; a compromised one signs nothing more', async () => {
		const held = await heldTraining(db, [8, 8, 8, 8, 8, 8]);
		await confirmAll(held, held.participants.slice(0, 1));
		await issue(held);
		const [old] = await all(held);
		newKey();
		await confirmAll(held);
		await issue(held);
		const [young] = await all(held);
		expect(young?.key).not.toBe(old?.key);
		for (const one of [old, young]) expect(await check(held, one?.statement ?? '', 'keys')).toMatchObject({ value: { state: 'valid' } });
		const { keys } = await publishedKeys(db.asPublic());
		expect(keys.find(({ key }) => key === old?.key)?.until).not.toBeNull();
		expect(keys.find(({ key }) => key === young?.key)?.until).toBeNull();

		const wrong = db.as(held.season.lecturers[0] as string);
		expect(await declareKeyCompromised(wrong, { fingerprint: young?.key ?? '' })).toMatchObject({ refusal: 'not_found' });
		expect(await declareKeyCompromised(db.asSystem(), { fingerprint: young?.key ?? '' })).toMatchObject({ ok: true });
		expect(await check(held, young?.statement ?? '', 'keys')).toMatchObject({ value: { state: 'valid', key_compromised: true } });
		const other = await heldTraining(db, [8, 8, 8, 8, 8, 8]);
		await confirmAll(other);
		expect(await issue(other)).toMatchObject({ refusal: 'key_compromised' });
		newKey();
		expect(await issue(other)).toMatchObject({ ok: true });
	});

	test('nobody tries out codes without end', async () => {
		const held = await heldTraining(db);
		for (let tries = 0; tries < 120; tries++) await check(held, 'MM-2027-000001~ABCDEFGH', 'a guesser');
		expect(await check(held, 'MM-2027-000001~ABCDEFGH', 'a guesser')).toMatchObject({ refusal: 'too_many_checks' });
	});
});

describe('who reads', () => {
	test('holder, school and centre read a certificate; nobody else learns that it is there', async () => {
		const held = await heldTraining(db, [8, 8, 8, 8, 8, 8]);
		await confirmAll(held);
		await issue(held);
		const [one] = await all(held);
		const as = async (person: string) => {
			const found = await readCertificate(db.as(person, held.after), { certificate_id: one?.id ?? '' });
			return found.ok ? found.value.as : found.refusal;
		};
		const stranger = held.participants.find(({ person_id }) => person_id !== one?.person_id)?.person_id ?? '';
		expect([
			await as(held.season.officer),
			await as(one?.person_id ?? ''),
			await as(held.season.schools[0]?.head ?? ''),
			await as(stranger),
			await as(held.season.lecturers[0] ?? '')
		]).toEqual(['officer', 'holder', 'school', 'not_found', 'not_found']);
		expect((await myCertificates(db.as(one?.person_id ?? ''))).map(({ number }) => number)).toEqual([one?.number]);
		const [school] = held.season.schools;
		const ofSchool = async (person: string, school_id = school?.id ?? '') => {
			const found = await certificatesOfSchool(db.as(person, held.after), { school_id });
			return found.ok ? found.value.length : found.refusal;
		};
		expect([
			await ofSchool(school?.head ?? ''),
			await ofSchool(school?.head ?? '', 'x'),
			await ofSchool(stranger),
			await ofSchool(held.season.lecturers[0] ?? '')
		]).toEqual([held.participants.length, 'not_found', 'not_found', 'not_found']);
		const register = await readRegister(officer(held), { edition_id: held.season.edition, q: 'simkute', state: '' });
		expect(register.ok && register.value.certificates.map(({ content }) => content.name)).toEqual(['Eglė Šimkutė']);
		expect((await readRegister(db.as(stranger), { edition_id: held.season.edition, q: '', state: '' })).ok).toBe(false);
	});
});

describe('Today', () => {
	test('a name to confirm, certificates to issue, and one that says more than the ledger', async () => {
		const held = await heldTraining(db, [8, 8, 8, 8, 8]);
		const [one] = held.participants;
		const keys = async (person: string) =>
			(await certificateTodos(db.as(person, held.after))).filter(({ path }) => path.includes(held.delivery)).map(({ key }) => key);
		expect([await keys(one?.person_id ?? ''), await keys(held.season.officer)]).toEqual([[], []]);
		await closeAs(db, held, 5, held.participants);
		expect([await keys(one?.person_id ?? ''), await keys(held.season.officer)]).toEqual([['today_certificate_name'], []]);
		await confirmAll(held);
		expect([await keys(one?.person_id ?? ''), await keys(held.season.officer)]).toEqual([[], ['today_certificates_to_issue']]);
		await issue(held);
		expect([await keys(one?.person_id ?? ''), await keys(held.season.officer)]).toEqual([[], []]);
		const [entry] = await read((trx) => hoursOf(trx, { delivery_id: held.delivery, person_id: one?.person_id ?? '' }));
		await read((trx) => supersedeHours(trx, db.asSystem(held.after), [entry?.id ?? ''], 'Neatvyko'));
		expect(await keys(held.season.officer)).toEqual(['today_certificate_above']);
	});
});

describe('terms', () => {
	test('the temporary code of the register, and a series of another issuer, are refused by name', async () => {
		const held = await heldTraining(db);
		const save = (changes: object) =>
			saveTerms(officer(held), { edition_id: held.season.edition, ...certificateTerms, series: 'TERMS', ...changes });
		expect(await save({ programme_code: '999 999 999' })).toMatchObject({
			refusal: 'wrong_terms',
			faults: [{ field: 'programme_code', key: 'credentials_fault_temporary_code' }]
		});
		expect(await save({ programme_code: null, accredited_until: '2027-01-01' })).toEqual({
			ok: true,
			value: { warnings: ['accreditation_expired', 'code_pending'] }
		});
		expect(await save({ issuer_name: '', least_share: 101, series: 'M1' })).toMatchObject({
			faults: [
				{ field: 'issuer_name', key: 'credentials_fault_issuer_name' },
				{ field: 'least_share', key: 'credentials_fault_least_share' },
				{ field: 'series', key: 'credentials_fault_series' }
			]
		});
		expect(await save({ seen: 0 })).toMatchObject({ refusal: 'changed_meanwhile' });
		// A series that another issuer has left behind stands on its certificates for ever.
		const other = await heldTraining(db, [8, 8, 8, 8, 8, 8], { series: 'SENA' });
		await confirmAll(other);
		await issue(other);
		const moved = await saveTerms(officer(other), { edition_id: other.season.edition, ...certificateTerms, series: 'NAUJA' });
		expect(moved).toMatchObject({ ok: true });
		expect(await save({ series: 'SENA' })).toMatchObject({ faults: [{ field: 'series', key: 'credentials_fault_series_taken' }] });
		expect(
			await saveTerms(db.as(held.participants[0]?.person_id ?? ''), { edition_id: held.season.edition, ...certificateTerms })
		).toMatchObject({
			refusal: 'not_found'
		});
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
