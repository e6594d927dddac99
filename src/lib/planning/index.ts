export { understandCurrent, understandTrainings, type Pattern, type Placement, type TrainingsInstance } from './trainings/instance.ts';
export { evaluateTrainings, type Evaluation } from './trainings/evaluate.ts';
export type { BrokenRule } from './trainings/broken-rules.ts';
export { greatCircleKm, kilometres, type Place } from './distance.ts';
export { blocksOf, calendarDays, patternOf, workingDays } from './trainings/calendar.ts';
export { gapOf, type Clash, type Limits, type Planned, type Progress, type Proven } from './progress.ts';
export { isEnded, type Problem, type Run, type RunFault, type RunResult, type RunState } from './run.ts';
