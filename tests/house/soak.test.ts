import { expect, test } from 'vitest';
import { soak } from '../../bench/soak.ts';

/** The short form of `npm run bench -- soak`, which works for half an hour and watches memory: in seconds memory tells nothing. */
test('sixteen readers of all kinds at once are answered, page after page', async () => {
	const figures = await soak({ seconds: 20, story: 'scale-8', mayGrow: Infinity });
	expect(figures['failed']).toEqual([]);
	const { first_half, second_half, memory_mib } = figures as Record<'first_half' | 'second_half', { count: number }> & {
		memory_mib: Record<string, number[]>;
	};
	expect(Math.min(first_half.count, second_half.count)).toBeGreaterThan(50);
	expect(memory_mib['serve.ts']).toHaveLength(60);
	expect(Math.min(...(memory_mib['worker.ts'] ?? []))).toBeGreaterThan(0);
}, 300_000);
