import { expect, test } from 'vitest';
import { scale } from '../../bench/scale.ts';

/** The short form of `npm run bench -- scale`, which asks for the same pages over data 1×, 10× and 100× and says how long each takes. */
test('every page that a persona reaches by links is answered, and backup, doctor and start do their work', async () => {
	const figures = await scale({ only: '1', part: 8, rounds: 1 });
	expect(figures['failed']).toEqual([]);
	const [size] = figures['sizes'] as Record<
		'applications' | 'pages' | 'people' | 'backup_s' | 'doctor_s' | 'start_s' | 'web_mib',
		number
	>[];
	expect(size).toMatchObject({ times: 1, applications: 8 });
	expect(size?.pages).toBeGreaterThan(100);
	for (const figure of ['people', 'backup_s', 'doctor_s', 'start_s', 'web_mib'] as const) expect(size?.[figure]).toBeGreaterThan(0);
}, 300_000);
