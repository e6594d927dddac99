import { expect, test } from 'vitest';
import { deadline } from '../../bench/deadline.ts';

/** The short form of `npm run bench -- deadline`, which lets 1,200 schools write for ten minutes and says how long each act took. */
test('forty schools that write and send in the last seconds of a call lose nothing, and each receipt is written once', async () => {
	const figures = await deadline({ seconds: 20, schools: 40, arrival: 10 });
	expect(figures['failed']).toEqual([]);
	const { sent, refused, autosave, pages } = figures as Record<'sent' | 'refused', number> &
		Record<'autosave' | 'pages', { count: number }>;
	expect(sent + refused).toBe(40);
	expect(sent).toBeGreaterThan(20);
	expect(Math.min(autosave.count, pages.count)).toBeGreaterThan(0);
}, 300_000);
