import { setTimeout } from 'node:timers/promises';
import { asPerson, contextFor, type Context, type Pool } from '#platform/server';
import type { Outcome } from '#platform';
import { applyDecisions, readLetters, readPending, sendLetters, takeOverProposal } from '#selection/server';
import { reviewStoryCall } from './selection-data.ts';

type Counts = { due: number; written: number; printed: number };

/** Letters that are asked to be written and put on paper, and in how many seconds. */
const least = 300;
const asked = 20;

/**
 * The decisions of the story's call: applied in one act, and its letters sent, by the use cases of the pages; written and
 * put on paper, with their mails, by the worker of the running installation. Looked at as the outbox's page does.
 */
export async function measureLetters(pool: Pool, database: string): Promise<Record<string, unknown>> {
	const { slug, officer } = await reviewStoryCall(database, 3);
	const context = contextFor(pool, asPerson(officer), new Date());
	await must(takeOverProposal(context, { call: slug }));
	const { seen } = await must(readPending(context, slug));
	await must(applyDecisions(context, { call: slug, basis: 'Direktoriaus įsakymas Nr. V-1', seen }));
	const count = (await must(readLetters(context, slug, 1))).counts.due;
	if (count < least) throw new Error(`only ${count} decisions are told`);
	const written = await until(context, slug, ({ written }) => written, count);
	await must(sendLetters(context, { call: slug, count }));
	const printed = await until(context, slug, ({ printed }) => printed, count);
	const seconds = Math.round((written.seconds + printed.seconds) * 10) / 10;
	return { letters: count, seconds, asked, held: seconds < asked, written, printed };
}

/** Waits until all are there; how often the page would have shown another number is the progress that an officer sees. */
async function until(context: Context, slug: string, done: (counts: Counts) => number, count: number) {
	const began = performance.now();
	const shown = new Set<number>();
	for (;;) {
		const { counts } = await must(readLetters(context, slug, 1));
		shown.add(done(counts));
		const seconds = Math.round((performance.now() - began) / 100) / 10;
		if (done(counts) >= count) return { seconds, steps: shown.size };
		if (seconds > 300) throw new Error(`only ${done(counts)} of ${count} letters are there`);
		await setTimeout(100);
	}
}

async function must<Value>(outcome: Promise<Outcome<Value, string>>): Promise<Value> {
	const reached = await outcome;
	if (!reached.ok) throw new Error(`${reached.refusal} ${JSON.stringify(reached.faults)}`);
	return reached.value;
}
