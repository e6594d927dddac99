import { createHash } from 'node:crypto';
import type { StandingDecision } from '../standings.ts';

/** The mark of a set of pending decisions: the confirm page shows it, and exactly these are applied. */
export const digestOf = (pending: readonly StandingDecision[]): string =>
	createHash('sha256')
		.update(
			pending
				.map(({ id, outcome }) => `${id} ${outcome}`)
				.sort()
				.join('\n')
		)
		.digest('hex')
		.slice(0, 32);
