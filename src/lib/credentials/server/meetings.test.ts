import { beforeAll, expect, test } from 'vitest';
import { participantsOf } from '#delivery/server';
import { ask, testDatabase } from '../../../../tests/support/database.ts';
import { read } from '../../../../tests/support/delivery.ts';
import { value } from '../../../../tests/support/deciding.ts';
import { activeNetwork, hold, planDay } from '../../../../tests/support/events.ts';
import { certificateTerms, newKey } from '../../../../tests/support/held.ts';
import {
	askNames,
	certificateTodos,
	confirmName,
	confirmNamesFromSheet,
	issueCertificates,
	readDeliveryCertificates,
	readNamePage,
	saveTerms
} from './index.ts';
import { nameLink } from './names/name-link.ts';

const db = await testDatabase();
beforeAll(newKey);

test('a training of a network is certified; of its meeting nobody is certified, nor asked for a name', async () => {
	const of = await activeNetwork(db);
	value(await saveTerms(of.officer(), { edition_id: of.edition.id, ...certificateTerms }));
	const [training, meeting] = [
		value(await planDay(db, of)).id,
		value(await planDay(db, of, { kind: 'meeting', days: [{ day: '2026-12-11', from: '10', to: '13', hours: '4' }] })).id
	];
	const after = new Date('2026-12-12T10:00:00Z');
	const told = async (delivery_id: string) => {
		await hold(db, of, delivery_id);
		const [one] = await read(db, (trx) => participantsOf(trx, delivery_id));
		const person_id = one?.person_id ?? '';
		await ask(db.url, `update people.person set email = $2 where id = $1`, [person_id, `${delivery_id}@mokykla.example`]);
		const mine = db.as(person_id, after);
		const asked = await askNames(db.asSystem(after), delivery_id);
		const todo = (await certificateTodos(mine)).filter(({ path }) => path.includes(delivery_id)).length;
		const outcomes = [
			await readDeliveryCertificates(mine, { delivery_id }),
			await readDeliveryCertificates(of.officer(after), { delivery_id }),
			await readNamePage(db.asPublic(after), nameLink({ delivery_id, person_id }, after)),
			await confirmName(mine, { delivery_id, name: 'Rūta Dalyvė' }),
			await confirmNamesFromSheet(of.officer(after), { delivery_id, names: [{ person_id, name: 'Rūta Dalyvė' }] })
		].map((outcome) => (outcome.ok ? 'done' : outcome.refusal));
		const issued = await issueCertificates(of.officer(after), { delivery_id });
		return { asked: asked > 0, todo, outcomes, issued: issued.ok ? issued.value.issued.length : issued.refusal };
	};
	expect(await told(training)).toEqual({ asked: true, todo: 1, outcomes: ['done', 'done', 'done', 'done', 'done'], issued: 1 });
	expect(await told(meeting)).toEqual({
		...{ asked: false, todo: 0, issued: 'not_found' },
		outcomes: ['not_found', 'not_found', 'link_unknown', 'not_found', 'not_found']
	});
});
