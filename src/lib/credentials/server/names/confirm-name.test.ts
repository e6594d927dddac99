import { beforeAll, describe, expect, test } from 'vitest';
import { supersedeHours, hoursOf } from '#delivery/server';
import { ask, testDatabase } from '../../../../../tests/support/database.ts';
import { closeAs, heldTraining, newKey } from '../../../../../tests/support/held.ts';
import { certificateTodos, confirmName, confirmNamesFromSheet } from '../index.ts';
import { certificatesIn } from '../../../../../tests/support/certificates.ts';

const db = await testDatabase();
const { read, issue, confirmAll, all } = certificatesIn(db);
beforeAll(newKey);

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
