import type { Post } from './post.ts';

type Row = { id: string; state: string; template: string; to_address: string };
/** What was killed, and when in milliseconds of the clock. */
export type Blow = { victim: string; at: number };

/** A worker that is killed within so many milliseconds after a letter was taken may not have noted it. */
const unnoted = 2000;

/**
 * Each letter of the outbox came once. `repeated` are those that the mail server took twice, under the same Message-ID, because the worker was killed
 * between its "taken" and our note: nothing but a promise of both could close that gap. Any other that came twice, and
 * each that never came, is a fault.
 */
export function lettersJudged(rows: readonly Row[], { accepted }: Post, blows: readonly Blow[]) {
	const byId = new Map([...accepted].map(([id, taken]) => [/[\da-f-]{36}/.exec(id)?.[0] ?? id, taken]));
	const judged = { neverSent: [] as string[], sentTwice: [] as string[], repeated: 0 };
	for (const { id, state, template, to_address } of rows) {
		const { times = 0, first = 0 } = byId.get(id) ?? {};
		if (times === 0 || state !== 'sent') judged.neverSent.push(`${template} to ${to_address}: ${state}, taken ${times} times`);
		if (times < 2) continue;
		if (times === 2 && blows.some(({ victim, at }) => /worker|all/.test(victim) && at > first - 50 && at < first + unnoted))
			judged.repeated += 1;
		else judged.sentTwice.push(`${template} to ${to_address}: ${times} times`);
	}
	return judged;
}
