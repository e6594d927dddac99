/** A code on the wall stands for so many milliseconds; so does the one before it, for those who were just typing. */
export const codeEvery = 30_000;

/** Whoever came with a right code has so long to sign in or to find their name. */
export const ticketFor = 10 * 60_000;

/** People check in from so long before a half-day begins until its end. */
export const checkInFrom = 30 * 60_000;

type Times = { begins_at: Date; ends_at: Date };

/** Whether people check in at a half-day now, not yet, or no more. */
export function checkInState({ begins_at, ends_at }: Times, now: Date): 'open' | 'not_yet' | 'over' {
	if (now.getTime() < begins_at.getTime() - checkInFrom) return 'not_yet';
	return now.getTime() <= ends_at.getTime() ? 'open' : 'over';
}

/** Which code stands: they are counted from the beginning of time, the same on every server. */
export const stepAt = (now: Date): number => Math.floor(now.getTime() / codeEvery);

/** For how many seconds the code still stands. */
export const secondsLeft = (now: Date): number => Math.ceil((codeEvery - (now.getTime() % codeEvery)) / 1000);

/** A code as it is typed by people: in any case, with spaces or dashes. */
export const asCode = (typed: string): string => typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
