import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { days, openDeciding, value } from '../../../../../tests/support/deciding.ts';
import { drawLots } from './draw-lots.ts';
import { readLots, readOwnLot } from './read-lots.ts';

const database = await testDatabase();
const round = await openDeciding(database, { points: [[[1, 1]], [[2, 2]], [[3, 3]]], lots: false });
const call = round.call.id;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

test('lots are drawn once the call has closed and before the reviews begin, by an officer of the centre, and only once', async () => {
	expect(await readLots(database.asPublic(days.lots), round.call.slug)).toMatchObject({ refusal: 'not_found' });
	expect(await drawLots(round.officer(new Date('2026-12-11T13:59:00Z')), { call })).toMatchObject({ refusal: 'call_still_open' });
	expect(await drawLots(round.officer(days.reviewed), { call })).toMatchObject({ refusal: 'reviews_begun' });
	expect(await drawLots(database.as(round.centre.stranger, days.lots), { call })).toMatchObject({ refusal: 'not_allowed' });
	const answers = await Promise.all([1, 2].map(() => drawLots(round.officer(days.lots), { call })));
	expect(answers.map((answer) => (answer.ok ? 'drawn' : answer.refusal)).sort()).toEqual(['drawn', 'lots_drawn']);
});

test('everybody sees the seed and the order that follows from it, and no reference; a school finds its own name', async () => {
	const lots = value(await readLots(database.asPublic(days.lots), round.call.slug));
	expect(lots.seed).toMatch(/^[0-9a-f]{64}$/);
	expect(lots.published_at).toEqual(days.lots);
	const worked = lots.order.map(({ name }) => sha256(`${lots.seed}:${name}`));
	expect(lots.order.map(({ lot }) => lot)).toEqual(worked);
	expect(worked).toEqual([...worked].sort());
	expect(JSON.stringify(lots.order)).not.toContain('KRT');

	const { rows } = await database.beside.query('select salt from selection.round where id = $1', [round.round_id]);
	const own = await readOwnLot(round.head(1), round.applications[1]?.id ?? '');
	const name = sha256(`${rows[0].salt}:${round.applications[1]?.reference}`).slice(0, 16);
	expect(own).toEqual({ call_slug: round.call.slug, name, place: lots.order.findIndex((one) => one.name === name) + 1, of: 3 });
	expect(await readOwnLot(round.head(0), round.applications[1]?.id ?? '')).toBeNull();
});
