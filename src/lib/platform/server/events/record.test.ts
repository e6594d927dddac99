import { expect, test } from 'vitest';
import { newId } from '../../ids.ts';
import { testDatabase, today } from '../../../../../tests/support/database.ts';
import { timelineOf } from './log.ts';
import { record } from './record.ts';
import { on, subscriptionJobs } from './subscriptions.ts';

const db = await testDatabase();
const heard: string[] = [];
const jobs = subscriptionJobs([
	on(
		'thing.happened',
		'thing.tell',
		async (_context, event) => void heard.push(`tell ${event.subject_id} ${String(event.particulars['colour'])}`)
	),
	on('thing.happened', 'thing.count', async () => void heard.push('count')),
	on('other.happened', 'other.tell', async () => void heard.push('other'))
]);

test('an event stands in the timelines of all it is about, and wakes those who listen to it and nobody else', async () => {
	const [thing, school] = [newId(), newId()];
	const context = db.asSystem();
	await context.db.transaction().execute((trx) =>
		record(trx, context, {
			name: 'thing.happened',
			subject: { kind: 'thing', id: thing },
			also: [{ kind: 'school', id: school }],
			particulars: { colour: 'green' }
		})
	);
	heard.length = 0;
	await db.work(jobs);
	expect(heard.sort()).toEqual(['count', `tell ${thing} green`]);
	for (const id of [thing, school]) {
		const timeline = await context.db.transaction().execute((trx) => timelineOf(trx, id));
		expect(timeline.map(({ name, happened_at, actor_kind }) => ({ name, happened_at, actor_kind }))).toEqual([
			{ name: 'thing.happened', happened_at: today, actor_kind: 'system' }
		]);
	}
});

test('an address does not stay in an event, wherever in its particulars somebody wrote it', async () => {
	const context = db.asSystem();
	const thing = newId();
	const particulars = {
		name: 'Ona@mokykla.lt',
		names: ['Jonas', 'žydrė.ąžuolienė+darbas@mokykla.edu.lt'],
		more: { asked: 'Rašykite rasa@pastas.lt.' }
	};
	await context.db
		.transaction()
		.execute((trx) => record(trx, context, { name: 'thing.happened', subject: { kind: 'thing', id: thing }, particulars }));
	const [told] = await context.db.transaction().execute((trx) => timelineOf(trx, thing));
	expect(told?.particulars).toEqual({
		name: '…@mokykla.lt',
		names: ['Jonas', '…@mokykla.edu.lt'],
		more: { asked: 'Rašykite …@pastas.lt.' }
	});
	await db.work(jobs);
});

test('what is rolled back has not happened: no event, no job', async () => {
	const context = db.asSystem();
	const thing = newId();
	await expect(
		context.db.transaction().execute(async (trx) => {
			await record(trx, context, { name: 'thing.happened', subject: { kind: 'thing', id: thing } });
			throw new Error('something else went wrong');
		})
	).rejects.toThrow('something else went wrong');
	heard.length = 0;
	expect(await db.work(jobs)).toBe(0);
	expect(await context.db.transaction().execute((trx) => timelineOf(trx, thing))).toEqual([]);
});

test('a job that nobody knows is not done in silence', async () => {
	const context = db.asSystem();
	await context.db
		.transaction()
		.execute((trx) => record(trx, context, { name: 'thing.happened', subject: { kind: 'thing', id: newId() } }));
	await expect(db.work({})).rejects.toThrow('nobody does the job event.happened');
});
