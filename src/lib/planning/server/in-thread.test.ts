import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { TestTask } from '../../../../tests/support/planning-thread.ts';
import type { Progress } from '../progress.ts';
import { inThread, type ThreadOptions } from './in-thread.ts';

const script = join(import.meta.dirname, '../../../../tests/support/planning-thread.ts');
const does = (what: TestTask['does'], options: Partial<ThreadOptions> = {}) =>
	inThread<{ objective: number }>(script, { does: what } satisfies TestTask, { seconds: 60, ...options });

test('a plan is found in another thread, and progress is told on the way', async () => {
	const told: Progress[] = [];
	expect(await does('find', { onProgress: (progress) => told.push(progress) })).toMatchObject({
		kind: 'found',
		plan: { objective: 10, bound: 8 }
	});
	expect(told[0]).toMatchObject({ best: 12, bound: 8 });
});

test('what cannot be is told with its clashes', async () => {
	expect(await does('prove_impossible')).toEqual({ kind: 'impossible', clashes: [{ key: 'size', values: { most: 2 } }] });
});

test.each(['go_on', 'go_on_deaf'] as const)('what is cancelled ends within a second with the best plan so far: %s', async (what) => {
	const cancel = new AbortController();
	let cancelled = 0;
	const begun = () => setTimeout(() => ((cancelled = performance.now()), cancel.abort()), 100);
	const answer = await does(what, { signal: cancel.signal, onProgress: begun });
	expect(performance.now() - cancelled).toBeLessThan(1000);
	expect(answer).toMatchObject({ kind: 'cancelled', plan: { objective: 10 } });
});

test('a plan that was told before anything was proven gets what was proven since', async () => {
	const cancel = new AbortController();
	const answer = await does('prove_later', { signal: cancel.signal, onProgress: ({ bound }) => bound === 9 && cancel.abort() });
	expect(answer).toMatchObject({ kind: 'cancelled', plan: { objective: 10, bound: 9, gap: 0.1 } });
});

test('what is cancelled before it begins has no plan', async () => {
	expect(await does('find', { signal: AbortSignal.abort() })).toEqual({ kind: 'cancelled', plan: null });
});

test('the process that asks goes on while the thread works', async () => {
	const cancel = new AbortController();
	let ticks = 0;
	const clock = setInterval(() => ++ticks === 20 && cancel.abort(), 10);
	await does('go_on', { signal: cancel.signal });
	clearInterval(clock);
	expect(ticks).toBeGreaterThanOrEqual(20);
});

test('a thread that does not heed its limit is ended, and its last plan is the answer', { timeout: 15_000 }, async () => {
	expect(await does('go_on_deaf', { seconds: 0.1 })).toMatchObject({ kind: 'found', plan: { objective: 10 } });
});

test.each([
	['throw', 'thread_died', 'the roof fell in'],
	['leave', 'thread_died', 'exit 7'],
	['eat', 'out_of_memory', 'memory']
] as const)('a thread that dies is an answer and not the end of the process: %s', async (what, fault, detail) => {
	expect(await does(what, { heap: 64 })).toMatchObject({
		kind: 'failed',
		fault,
		detail: expect.stringContaining(detail) as string,
		plan: { objective: 10 }
	});
});
