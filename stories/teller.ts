import { instantAt, type Day, type Outcome } from '#platform';
import { asPerson, asSystem, contextFor, performAll, type Context, type Handlers, type Pool } from '#platform/server';
import { chance, type Chance } from './random.ts';

/** Whoever tells a story: it calls use cases as persons of the story, under a moved clock, and lets the work that they cause be done. */
export type Teller = Chance & {
	/** The real day on which the story is told: what is relative to today hangs on it. */
	today: Day;
	as: (person: string, day: Day, time?: string) => Context;
	system: (day: Day, time?: string) => Context;
	/** Does what waits – letters, subscriptions – as of a told hour. Nothing leaves the house: letters are kept. */
	settle: (day: Day, time?: string) => Promise<void>;
	say: (line: string) => void;
};

export const tellerFor = (pool: Pool, handlers: Handlers, today: Day, seed: number, say: Teller['say']): Teller => ({
	...chance(seed),
	today,
	as: (person, day, time = '10:00') => contextFor(pool, asPerson(person), instantAt(day, time)),
	system: (day, time = '09:00') => contextFor(pool, asSystem, instantAt(day, time)),
	settle: async (day, time = '20:00') => void (await performAll(handlers, contextFor(pool, asSystem, instantAt(day, time)))),
	say
});

/** What a use case has done. A story knows what it may do: a refusal that it did not expect ends it. */
export async function must<Value>(asked: Promise<Outcome<Value, string>>): Promise<Value> {
	const outcome = await asked;
	if (outcome.ok) return outcome.value;
	throw new Error(`the story cannot go on: ${outcome.refusal} ${JSON.stringify(outcome.faults)}`);
}

/** The refusal that a story expects, when it shows what the rules do not let through. */
export async function mustRefuse(asked: Promise<Outcome<unknown, string>>, ...refusals: string[]): Promise<void> {
	const outcome = await asked;
	if (outcome.ok || !refusals.includes(outcome.refusal))
		throw new Error(`the story expected ${refusals.join(' or ')}, not ${outcome.ok ? 'a success' : outcome.refusal}`);
}

/** Does something for many at once, a few at a time, in their order. */
export async function forEach<Item>(items: readonly Item[], act: (item: Item, index: number) => Promise<void>, atOnce = 6): Promise<void> {
	let next = 0;
	const strand = async () => {
		for (let index = next++; index < items.length; index = next++) await act(items[index] as Item, index);
	};
	await Promise.all(Array.from({ length: atOnce }, strand));
}
