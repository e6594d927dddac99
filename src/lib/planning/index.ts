export { understandCurrent, understandTrainings, type Pattern, type Placement, type TrainingsInstance } from './trainings/instance.ts';
export { evaluateTrainings, type Evaluation } from './trainings/evaluate.ts';
export type { BrokenRule } from './trainings/broken-rules.ts';
export { greatCircleKm, kilometres, type Place } from './distance.ts';
export { blocksOf, calendarDays, patternOf, workingDays } from './trainings/calendar.ts';
