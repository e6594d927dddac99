/**
 * What a phone's clock said when something was done on it: the wall clock and a counter that nobody can set, both in
 * milliseconds. The counter runs as long as the page is open (`run`); it may stand still while the phone sleeps.
 */
export type Reading = { at: number; run: string; ticks: number };

/** When a phone last heard the server: the server's time then, and how far ahead of it the phone's clock was. */
export type Heard = { server_at: number; ahead: number };

/** A reading at which a mark was made, with what the phone had heard by then and the latest time its clock had shown since. */
export type MarkReading = Reading & { heard: Heard; latest: number };

/** The true time of a mark as well as it can be told, and whether it can. */
export type TrueTime = { at: Date; known: boolean };

/** How far two tellings of one time may differ before somebody must have set the clock: two minutes. */
export const steadyWithin = 120_000;

/** By how much a phone's offset must change before it is written down anew: so marks of one phone keep their order. */
export const heardAnewFrom = 10_000;

/**
 * The true time of a mark that a phone made while nobody heard it. The phone's clock may be wrong by any amount, as long as
 * nobody set it between the two times at which the server heard the phone; then the time is the phone's, less how far ahead
 * it was. That the clock was set is seen by three signs: its offset differs before and after, it went back, or the time
 * would lie outside of the two contacts. Then the counter tells, where the page stayed open and the phone did not sleep:
 * either nothing happened since the mark, or nothing before it. Otherwise the time is not known. Never later than received.
 */
export function trueTime(mark: MarkReading, sending: Reading, received: Date): TrueTime {
	const now = received.getTime();
	const ahead = sending.at - now;
	const earliest = mark.heard.server_at;
	const possible = (at: number) => at >= earliest - steadyWithin && at <= now + steadyWithin;
	const told = [byOffsetBefore, byCounterAfter, byCounterBefore]
		.map((way) => way(mark, sending, now, ahead))
		.find((at) => at !== null && possible(at));
	const guess = told ?? Math.max(mark.at - ahead, Math.min(earliest, now));
	return { at: new Date(Math.min(guess, now)), known: told !== undefined };
}

type Way = (mark: MarkReading, sending: Reading, now: number, ahead: number) => number | null;

/** The offset is the same before and after, and the clock never went back. */
const byOffsetBefore: Way = (mark, sending, _, ahead) => {
	const back = mark.at < mark.latest - steadyWithin || sinceByClock(mark, sending) < sinceByCounter(mark, sending) - steadyWithin;
	return !back && near(ahead, mark.heard.ahead) ? mark.at - mark.heard.ahead : null;
};

/** Clock and counter agree on how long ago it was: the clock was not set since. */
const byCounterAfter: Way = (mark, sending, _, ahead) =>
	mark.run === sending.run && near(sinceByClock(mark, sending), sinceByCounter(mark, sending)) ? mark.at - ahead : null;

/** What the counter says of the mark is what the clock said by its offset before: it was set only afterwards. */
const byCounterBefore: Way = (mark, sending, now) => {
	const at = mark.at - mark.heard.ahead;
	return mark.run === sending.run && near(at, now - sinceByCounter(mark, sending)) ? at : null;
};

const near = (one: number, other: number): boolean => Math.abs(one - other) <= steadyWithin;

const sinceByClock = (mark: Reading, sending: Reading): number => sending.at - mark.at;

/** Of another run the counter tells nothing. */
const sinceByCounter = (mark: Reading, sending: Reading): number => (mark.run === sending.run ? sending.ticks - mark.ticks : -Infinity);

/** What a phone remembers after an answer of the server: the offset anew only where it has really changed. */
export function hear(before: Heard | null, server_at: number, clock: number): Heard {
	const ahead = clock - server_at;
	return { server_at, ahead: before && Math.abs(before.ahead - ahead) <= heardAnewFrom ? before.ahead : ahead };
}
