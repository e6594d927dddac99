import { dayOf } from '#platform';
import type { Context, Trx } from '#platform/server';
import { holds } from '#people/server';

/** Whether the acting person manages the programmes of a centre: its officers do, on the days of their role. */
export const manages = (trx: Trx, { actor, now }: Pick<Context, 'actor' | 'now'>, centreId: string): Promise<boolean> =>
	holds(trx, actor, ['centre_officer'], centreId, dayOf(now));
