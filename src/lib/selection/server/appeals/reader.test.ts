import { expect, test } from 'vitest';
import { subscriptionJobs, type Handlers } from '#platform/server';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { addReviewers, days, decideAll, openDeciding, value } from '../../../../../tests/support/deciding.ts';
import { postLetters, sendLetters, writeLetters } from '../letters/index.ts';
import { selectionSubscriptions } from '../subscriptions.ts';
import { fileAppeal, giveOpinion, nameReader, readAppeals, readAppealToRead } from './index.ts';

const database = await testDatabase();
const work: Handlers = {
	...subscriptionJobs(selectionSubscriptions),
	'selection.write_letters': writeLetters,
	'selection.post_letters': postLetters,
	'mail.deliver': async () => undefined
};

async function named() {
	const round = await openDeciding(database, { points: [[[4, 3]], [[1, 1]]], scheme: { capacity: 1, reserve: 0 } });
	await decideAll(round);
	await database.work(work, days.decided);
	value(await sendLetters(round.officer(days.sent), { call: round.call.id, count: 2 }));
	const [reader = ''] = await addReviewers(database, round.centre.id, 1);
	const application_id = round.applications[1]?.id ?? '';
	value(await fileAppeal(round.head(1, days.confirmed), { application_id, grounds: 'Vertintojas nepastebėjo pridėto plano.' }));
	const call = round.call.id;
	const appeal_id = value(await readAppeals(round.officer(days.confirmed), call)).appeals[0]?.id ?? '';
	value(await nameReader(round.officer(days.confirmed), { call, appeal_id, person_id: reader }));
	const at = database.as(reader, days.confirmed);
	expect(await readAppealToRead(at, appeal_id)).toBeDefined();
	return { appeal_id, reader, application_id, at };
}

test('a reader of an appeal whose role ended yesterday reads it no more', async () => {
	const { appeal_id, reader, at } = await named();
	const yesterday = new Date(days.confirmed.getTime() - 86_400_000).toISOString().slice(0, 10);
	await database.beside.query(`update people.role set ends_on = $2 where person_id = $1`, [reader, yesterday]);
	expect(await readAppealToRead(at, appeal_id)).toBeUndefined();
	expect(await giveOpinion(at, { appeal_id, opinion: 'Planas yra.', changes: { points: [], facts: {} } })).toMatchObject({
		refusal: 'not_found'
	});
});

test('a reader in whom an interest was found meanwhile reads it no more', async () => {
	const { appeal_id, reader, application_id, at } = await named();
	await database.beside.query(
		`insert into selection.conflict (id, application_id, person_id, kind, source, stated_at) values (gen_random_uuid(), $1, $2, 'family', 'declared', now())`,
		[application_id, reader]
	);
	expect(await readAppealToRead(at, appeal_id)).toBeUndefined();
});
