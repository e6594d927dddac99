/** Computes one case by its name and prints its result as JSON: a process of its own, so that its memory is its own. */
import { computeTask } from '../src/lib/planning/server/plan.ts';
import { taskOf } from '../src/lib/planning/server/task.ts';
import type { Proven } from '../src/lib/planning/progress.ts';
import type { CaseResult, PlanningCase } from './planning/case.ts';
import { faultsOfPlan } from './planning/check-plan.ts';
import { planningCases } from './planning/cases.ts';

const found = planningCases.find(({ name }) => name === process.argv[2]);
if (!found) throw new Error(`there is no case ${process.argv[2]}`);
console.log(JSON.stringify(await measured(found)));
process.exit(0);

async function measured(one: PlanningCase): Promise<CaseResult> {
	const task = taskOf(one.problem, one.instance(), { ...one.limits, ...(one.current && { current: one.current() }) });
	if (!task.ok) throw new Error(task.faults.map(({ path, wrong }) => `${path}: ${wrong}`).join('\n'));
	const begun = performance.now();
	const planned = await computeTask<Proven & { unplaced?: string[] }>(task.value, {
		onProgress: ({ seconds, best, bound }) =>
			process.stderr.write(`\r${one.name}: ${seconds.toFixed(0)} s, ${best ?? '–'}, ${bound ?? '–'}   `)
	});
	const measures = measuresSince(begun);
	if (planned.kind !== 'found') return { name: one.name, kind: planned.kind, ...measures, faults: [], missed: ['no plan'] };
	const { status, objective, bound, gap, unplaced } = planned.plan;
	const result = { name: one.name, kind: planned.kind, status, objective, bound, gap, ...measures };
	return {
		...result,
		...(unplaced && { unplaced: unplaced.length }),
		faults: faultsOfPlan(one, planned.plan),
		missed: missedBy(one, { ...result, unplaced: unplaced?.length ?? 0 })
	};
}

function measuresSince(begun: number) {
	const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
	return {
		seconds: Math.round((performance.now() - begun) / 10) / 100,
		processor: Math.round((userCPUTime + systemCPUTime) / 1e4) / 100,
		peakMib: Math.round(maxRSS / 1024)
	};
}

function missedBy(
	{ target = {} }: PlanningCase,
	{ objective, gap, seconds, unplaced, peakMib }: Required<Pick<CaseResult, 'objective' | 'gap' | 'seconds' | 'unplaced' | 'peakMib'>>
) {
	return [
		...(target.gap !== undefined && gap > target.gap + 1e-9 ? [`gap ${(gap * 100).toFixed(3)} %, asked: ${target.gap * 100} %`] : []),
		...(target.seconds !== undefined && seconds > target.seconds ? [`${seconds} s, asked: ${target.seconds} s`] : []),
		...(target.optimum !== undefined && Math.abs(objective - target.optimum) > 1e-6 ? [`${objective}, published: ${target.optimum}`] : []),
		...(unplaced > 0 ? [`${unplaced} unplaced`] : []),
		...(peakMib > 2048 ? [`${peakMib} MiB, asked: 2048 MiB`] : [])
	];
}
