import { expect, test } from 'vitest';
import type { Handlers } from '#platform/server';
import { postLetters, sendLetters, writeLetters } from '#selection/server';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { days, decideAll, openDeciding, value } from '../../../../../tests/support/deciding.ts';
import { gatherReport } from './gather.ts';

const db = await testDatabase();
const work: Handlers = {
	'selection.write_letters': writeLetters,
	'selection.post_letters': postLetters,
	'event.happened': async () => undefined,
	'mail.deliver': async () => undefined
};
const points: [number, number][][] = [[[4, 4]], [[3, 3]], [[1, 1]]];
const round = await openDeciding(db, { points, scheme: { capacity: 1, reserve: 1 } });
const { rows } = await db.beside.query(`select edition_id from programmes.call where id = $1`, [round.call.id]);
const sumsOn = async (now: Date) => {
	const asked = { edition_id: rows[0].edition_id as string, contents: ['applications'] as const, locale: 'lt' as const };
	return (await gatherReport(db.asSystem(now), asked)).tables[0]?.rows.at(-1);
};

test('what was decided stands in a report once every letter is sent: the only school of a county would read it there first', async () => {
	await decideAll(round);
	await db.work(work, days.decided);
	expect(await sumsOn(days.decided)).toEqual(['Iš viso', 3, 0, 0, 0, 3, 0]);
	value(await sendLetters(round.officer(days.sent), { call: round.call.id, count: 3 }));
	await db.work(work, days.sent);
	expect(await sumsOn(days.confirmed)).toEqual(['Iš viso', 3, 1, 1, 1, 0, 0]);
});
