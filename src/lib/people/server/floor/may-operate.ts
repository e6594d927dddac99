import type { Context, Trx } from '#platform/server';
import { isOfficer } from '../roles.ts';

/** Whether the actor may look behind the scenes (letters, jobs, audit): an officer of a centre today, or the machine itself. */
export const mayOperate = (trx: Trx, context: Pick<Context, 'actor' | 'now'>): Promise<boolean> => isOfficer(trx, context);
