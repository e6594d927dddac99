import { expect, test } from 'vitest';
import type { Handlers } from '#platform/server';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { days, decideAll, openDeciding, value } from '../../../../../tests/support/deciding.ts';
import { undoDecisions } from '../deciding/index.ts';
import { openOwnLetter, postLetters, sendLetters, writeLetters } from './index.ts';

const database = await testDatabase();
const work: Handlers = {
	'selection.write_letters': writeLetters,
	'selection.post_letters': postLetters,
	'event.happened': async () => undefined,
	'mail.deliver': async () => undefined
};

test('a decision that is taken back before its letter is posted is not told after it was taken back', async () => {
	const round = await openDeciding(database, { points: [[[4, 3]], [[1, 2]]], scheme: { capacity: 1, reserve: 0 } });
	const call = round.call.id;
	await decideAll(round);
	await database.work(work, days.decided);
	value(await sendLetters(round.officer(days.sent), { call, count: 2 }));
	const { rows: acts } = await database.beside.query('select id from selection.act where round_id = $1', [round.round_id]);
	const [first, second] = round.applications.map(({ id }) => id);
	const undo = { call, act_id: acts[0].id as string, applications: [first ?? ''], reason: 'Klaida balų lentelėje' };
	value(await undoDecisions(round.officer(days.sent), undo));
	await database.work(work, days.sent);
	const { rows } = await database.beside.query('select template, subject from platform.mail order by template');
	expect(rows.map(({ template }) => template).filter((name: string) => name.startsWith('decision-'))).toEqual([
		'decision-rejected',
		'decision-undone'
	]);
	expect(await openOwnLetter(round.head(0), first ?? '')).toMatchObject({ refusal: 'not_found' });
	expect(await openOwnLetter(round.head(1), second ?? '')).toMatchObject({ ok: true });
});
