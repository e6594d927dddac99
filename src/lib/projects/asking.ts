import { addDays, type Day } from '#platform';
import { askedFrom, type Rhythm } from './measure.ts';

/** A note is asked for at most once a fortnight. */
const noteEvery = 14;
/** After so many letters without an answer nothing more is asked: a quiet school hears from its coordinators, not from a machine. */
const mostUnanswered = 3;
/** So many days pass between two letters to the same person, whatever they are about. */
export const daysBetween = 7;

/** What is known of an ask: when something last came (or since when it could have), and when it was asked for since. */
export type Asked = { last: Day; asked_on: readonly Day[] };

/**
 * Whether a value of a measure is asked for today: by its rhythm after the last value; unanswered, after twice and then four times as
 * long; after three letters without an answer not at all.
 */
export function asksForValue(rhythm: Rhythm, asked: Asked, today: Day): boolean {
	const first = askedFrom(rhythm, asked.last);
	return first !== null && isDue(first, (day) => askedFrom(rhythm, day) ?? day, asked, today);
}

/** Whether a note is asked for today: a fortnight after the last one, by the same rules. */
export const asksForNote = (asked: Asked, today: Day): boolean =>
	isDue(addDays(asked.last, noteEvery), (day) => addDays(day, noteEvery), asked, today);

function isDue(first: Day, later: (day: Day) => Day, { last, asked_on }: Asked, today: Day): boolean {
	const since = asked_on.filter((day) => day > last).sort();
	const latest = since.at(-1);
	if (latest === undefined) return first <= today;
	if (since.length >= mostUnanswered) return false;
	let next = latest;
	for (let times = 0; times < 2 ** since.length; times += 1) next = later(next);
	return next <= today;
}

/** Whom to ask: the first of those who are near to it and still of the team and have an address. */
export const whomToAsk = <Person extends { person_id: string; email: string | null }>(
	near: readonly (string | null | undefined)[],
	team: readonly Person[]
): Person | undefined =>
	near.map((id) => team.find(({ person_id, email }) => person_id === id && email !== null)).find((one) => one !== undefined);
