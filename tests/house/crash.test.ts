import { expect, test } from 'vitest';
import { crash } from '../../bench/crash/index.ts';

/** Names the moments and, in this order: all of it, a worker, a web process, the database server. */
const seed = 2;

test('killed at four moments under load, it comes back by itself: nothing acknowledged is lost, nothing is done twice, all holds', async () => {
	// The long variant is `npm run bench -- crash`.
	const figures = await crash({ kills: 4, seconds: 240, served: false, seed, schools: 6, seasons: 1, hasten: true });
	expect({ seed, failed: figures['failed'] }).toEqual({ seed, failed: [] });
	expect(figures['killed']).toEqual({ web: 1, worker: 1, database: 1, all: 1 });
	expect(figures['acknowledged']).toMatchObject({ certificates: 24 });
	const { texts = 0, shares = 0, sent = 0, posts = 0 } = figures['acknowledged'] as Record<string, number>;
	expect(Math.min(texts, shares, sent, posts)).toBeGreaterThan(0);
}, 900_000);
