import * as v from 'valibot';

const weight = v.pipe(v.number(), v.minValue(0), v.maxValue(1_000_000));

/**
 * What the planning minds, in kilometres of road: what one kilometre, a day outside the span that a school prefers, a school
 * left without a plan, and a school whose published days or lecturers change are each worth.
 */
export const WeightsSchema = v.object({ km: weight, outsidePreferred: weight, unplaced: weight, changed: weight });
export type Weights = v.InferOutput<typeof WeightsSchema>;

export const usualWeights: Weights = { km: 1, outsidePreferred: 40, unplaced: 100_000, changed: 500 };

/** Two blocks of a training are at least two calendar days apart and at most six weeks, unless the season says otherwise. */
export const usualGap = { least: 2, most: 42 };
export const usualHours = { begins: '09:00', ends: '16:00' };
