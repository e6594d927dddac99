import type { Post } from './post.ts';

type Row = { id: string; state: string; template: string; to_address: string };
/** What was killed, and between which moments, in milliseconds of the clock: when the killing began and when all of it was dead. */
export type Blow = { victim: string; at: number; dead: number };

/**
 * A worker that is killed within so many milliseconds after a letter was taken may not have noted it; what it wrote before it died is read, by a
 * mail server that is busy, so many milliseconds after its death, and the answer reaches nobody.
 */
const [unnoted, unread] = [2000, 1000];

/**
 * Each letter of the outbox came once. `repeated` are those that the mail server took twice, under the same Message-ID, because the worker was killed
 * between its "taken" and our note: nothing but a promise of both could close that gap. Any other that came twice, and
 * each that never came, is a fault. Of those that came twice it is said how many milliseconds after the beginning of the nearest blow at a worker they
 * were first taken.
 */
export function lettersJudged(rows: readonly Row[], { accepted }: Post, blows: readonly Blow[]) {
	const byId = new Map([...accepted].map(([id, taken]) => [/[\da-f-]{36}/.exec(id)?.[0] ?? id, taken]));
	const judged = { neverSent: [] as string[], sentTwice: [] as string[], repeated: [] as number[] };
	const deaths = blows.filter(({ victim }) => /worker|all/.test(victim));
	for (const { id, state, template, to_address } of rows) {
		const { times = 0, first = 0 } = byId.get(id) ?? {};
		if (times === 0 || state !== 'sent') judged.neverSent.push(`${template} to ${to_address}: ${state}, taken ${times} times`);
		if (times < 2) continue;
		const near = deaths.toSorted((one, other) => Math.abs(first - one.at) - Math.abs(first - other.at))[0];
		if (times === 2 && deaths.some(({ at, dead }) => first > at - unnoted && first < dead + unread))
			judged.repeated.push(first - (near?.at ?? 0));
		else judged.sentTwice.push(`${template} to ${to_address}: ${times} times, first ${near && first - near.at} ms after a blow`);
	}
	return judged;
}
