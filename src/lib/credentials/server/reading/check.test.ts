import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { certificateTerms, heldTraining, newKey } from '../../../../../tests/support/held.ts';
import { certificatesOfSchool, declareKeyCompromised, myCertificates, publishedKeys, readCertificate, readRegister } from '../index.ts';
import { certificatesIn } from '../../../../../tests/support/certificates.ts';

const db = await testDatabase();
const { officer, issue, confirmAll, all, check } = certificatesIn(db);
beforeAll(newKey);

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
