export { askForPlan, type Ask, type Asked, type AskRefusal } from './runs/ask.ts';
export { planningInvariants } from './runs/invariants.ts';
export { instanceOf, runOf, runsOf } from './runs/read.ts';
export { solveRuns } from './runs/solve.ts';
export { stopRun } from './runs/stop.ts';
export { computeTask, planNetworks, planTrainings, type PlanOptions } from './plan.ts';
export { taskOf, type Task, type TaskOptions } from './task.ts';
