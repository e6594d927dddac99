/** A thread that does as it is told: the frame around computations is tested with it, the computations by themselves. */
import { doTask } from '../../src/lib/planning/server/this-thread.ts';
import type { Watch } from '../../src/lib/planning/progress.ts';

export type TestTask = { does: 'find' | 'prove_impossible' | 'prove_later' | 'go_on' | 'go_on_deaf' | 'throw' | 'leave' | 'eat' };

const plan = (objective: number, seconds: number) => ({
	status: 'feasible',
	objective,
	bound: 8,
	gap: (objective - 8) / objective,
	seconds
});

await doTask<TestTask>(async ({ does }, watch) => {
	tell(watch, 12);
	tell(watch, 10);
	if (does === 'prove_impossible') return { kind: 'impossible', clashes: [{ key: 'size', values: { most: 2 } }] };
	if (does === 'throw') throw new Error('the roof fell in');
	if (does === 'leave') process.exit(7);
	if (does === 'eat') for (const eaten: unknown[] = []; ;) eaten.push(new Array(1000).fill(0).map((_, i) => ({ i })));
	if (does === 'prove_later') return proveLater(watch);
	if (does === 'go_on') while (!watch.shouldStop());
	if (does === 'go_on_deaf') for (;;);
	return { kind: 'found', plan: plan(10, watch.seconds()) };
});

/** A plan without a bound, and a bound some time after it. */
async function proveLater(watch: Watch<unknown>): Promise<never> {
	watch.onPlan({ ...plan(10, watch.seconds()), bound: -Infinity, gap: Infinity });
	while (watch.seconds() < 0.5);
	watch.onProgress({ best: 10, bound: 9, gap: 0.1, seconds: watch.seconds() });
	for (;;);
}

function tell(watch: Watch<unknown>, best: number) {
	watch.onPlan(plan(best, watch.seconds()));
	watch.onProgress({ best, bound: 8, gap: (best - 8) / best, seconds: watch.seconds() });
}
