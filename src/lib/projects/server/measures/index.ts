export { enterValue, withdrawValue, type Entered, type EnterValue, type ValueRefusal } from './enter-value.ts';
export { addMeasure, changeMeasure, endMeasure, type MeasureRefusal } from './keep-measure.ts';
export type { MeasureRecord, ValueRecord } from './measure-record.ts';
export { readMeasureOf, readMeasures, type AimOfMeasure, type Measures, type MeasureWithValues, type ShownValue } from './read-measures.ts';
