import type { PlanningCase } from './case.ts';
import { cases as networks } from './networks.ts';
import { cases as trainings } from './trainings.ts';

/** Everything that is measured, one after another. */
export const planningCases: PlanningCase[] = [...networks, ...trainings];
