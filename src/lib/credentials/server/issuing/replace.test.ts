import { beforeAll, describe, expect, test } from 'vitest';
import { supersedeHours, hoursOf } from '#delivery/server';
import { ask, testDatabase } from '../../../../../tests/support/database.ts';
import { heldTraining, newKey } from '../../../../../tests/support/held.ts';
import { certificatesOf, confirmName, credentialsInvariants, issueCertificates, replaceCertificate, revokeCertificate } from '../index.ts';
import { certificatesIn } from '../../../../../tests/support/certificates.ts';

const db = await testDatabase();
const { read, officer, issue, confirmAll, all, check } = certificatesIn(db);
beforeAll(newKey);

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

test('everything that always holds, holds', async () => {
	for (const { sentence, broken } of credentialsInvariants) expect([sentence, await read(broken)]).toEqual([sentence, []]);
});
