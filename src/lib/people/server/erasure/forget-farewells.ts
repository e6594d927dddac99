import { eraseFarewells, type Trx } from '#platform/server';
import { farewell } from './carry-out-erasure.ts';

/** Takes the address off the last letters to people who were erased, once they have left or never will: the calendar calls this every night. */
export const forgetFarewells = (trx: Trx, now: Date): Promise<void> => eraseFarewells(trx, now, farewell);
