import { expect, test } from 'vitest';
import type { Handlers } from '#platform/server';
import { ask, testDatabase } from '../../../../tests/support/database.ts';
import { days, decideAll, openDeciding, value } from '../../../../tests/support/deciding.ts';
import { fileAppeal } from './appeals/index.ts';
import { decidingInvariants } from './deciding-invariants.ts';
import { decidingTodos } from './deciding-todos.ts';
import { postLetters, sendLetters, writeLetters } from './letters/index.ts';
import { answerOffer, promoteFromReserve } from './offers/index.ts';

const database = await testDatabase();
const work: Handlers = {
	'selection.write_letters': writeLetters,
	'selection.post_letters': postLetters,
	'event.happened': async () => undefined,
	'mail.deliver': async () => undefined
};
const round = await openDeciding(database, { points: [[[4, 4]], [[3, 3]], [[1, 1]]], scheme: { capacity: 1, reserve: 1 } });
const call = round.call.id;
const id = (place: number) => round.applications[place]?.id ?? '';
const waits = async (context = round.officer()) =>
	(await decidingTodos(context)).map(({ key, values, due_at }) => [
		key,
		values['count'] ?? values['reference'],
		due_at?.toISOString() ?? null
	]);
const broken = async () => {
	const { db } = database.asSystem();
	const found = await Promise.all(
		decidingInvariants.map(async ({ sentence, broken: of }) => ((await db.transaction().execute(of)).length > 0 ? [sentence] : []))
	);
	return found.flat();
};

test('each sees what waits for them, step by step, and nobody what waits for others', async () => {
	expect(await waits()).toEqual([['deciding_todo_decide', 1, '2026-12-31T22:00:00.000Z']]);
	expect(await waits(database.as(round.centre.stranger, days.decided))).toEqual([]);
	await decideAll(round);
	await database.work(work, days.decided);
	expect(await waits()).toEqual([['deciding_todo_send', 3, null]]);
	value(await sendLetters(round.officer(days.sent), { call, count: 3 }));
	await database.work(work, days.sent);
	expect(await waits(round.officer(days.sent))).toEqual([]);
	expect(await waits(round.head(0, days.sent))).toEqual([
		['deciding_todo_confirm', round.applications[0]?.reference, '2027-01-02T21:59:00.000Z']
	]);
	expect(await waits(round.head(1, days.sent))).toEqual([]);
	value(await answerOffer(round.head(0), { application_id: id(0), answer: 'declined' }));
	value(await fileAppeal(round.head(2), { application_id: id(2), grounds: 'Planas pridėtas, bet neperskaitytas.' }));
	expect(await waits(round.officer(days.confirmed))).toEqual([
		['deciding_todo_promote', 1, null],
		['deciding_todo_appeals', 1, '2027-01-17T21:59:00.000Z']
	]);
	value(await promoteFromReserve(round.officer(days.confirmed), { call, seen: [id(1)] }));
	expect((await waits(round.officer(days.confirmed))).map(([key]) => key)).toEqual(['deciding_todo_appeals']);
	expect((await waits(round.head(1, days.confirmed))).map(([key]) => key)).toEqual(['deciding_todo_confirm']);
	await database.beside.query('update selection.appeal set reader_id = $1 where application_id = $2', [round.head(0).actor.id, id(2)]);
	expect((await waits(round.head(0, days.confirmed))).map(([key]) => key)).toEqual(['deciding_todo_read']);
});

test('the doctor finds everything in order after a round of decisions, and sees what is not', async () => {
	expect(await broken()).toEqual([]);
	await ask(
		database.url,
		`update selection.offer set answer = null, answered_at = null, answered_by = null where application_id = '${id(0)}'`
	);
	expect(await broken()).toEqual(['Never are more places held than the scheme has.']);
	await ask(database.url, `update selection.offer set answer = 'declined', answered_at = now() where application_id = '${id(0)}'`);
	await ask(database.url, `update selection.act set result = jsonb_set(result, '{ranking,0,points}', '99')`);
	expect(await broken()).toEqual(['The result of an act is what follows from its frozen inputs.']);
});
