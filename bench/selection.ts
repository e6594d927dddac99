import { cpus, loadavg } from 'node:os';
import { asPerson, contextFor, type Context, type Pool } from '#platform/server';
import { propose, rank, whatIf, type Inputs } from '#selection';
import { readRanking } from '#selection/server';
import { inputsOf } from '#lib/selection/server/inputs-of-round.ts';
import { openHouse } from '../src/house.ts';
import { askedAsSystem } from './people.ts';
import { beginWorking } from './working.ts';
import { makeLargeCall, type LargeCall } from './selection-data.ts';
import { measureLetters } from './selection-letters.ts';

const size = 5000;
const reviews = 3;
/** Some of a story’s schools write what may not be sent: of so many, more than 300 are decided on. */
const told = 390;
/** Milliseconds within which 99 of 100 answers are asked to come. */
const asked = 300;

/**
 * The ranking with what-if over 5,000 applications with three reviews of six criteria each – the whole page’s use case,
 * from the database to the changes, and the rule alone – and more than 300 decision letters by the worker of an installation.
 * The 5,000 are copies, made in SQL, of applications that were told through the use cases: telling so many takes
 * longer than everything that is measured here.
 */
export async function selection({ rounds }: { rounds: number }): Promise<Record<string, unknown>> {
	const kartu = await beginWorking(told);
	try {
		const house = await openHouse(kartu.environment);
		const call = await makeLargeCall(kartu.database, size, reviews);
		console.error(`${size} applications with ${reviews} reviews each are there`);
		const ranking = await measureRanking(house.pool, call, 100 * rounds);
		console.error(JSON.stringify(ranking));
		const letters = await measureLetters(house.pool, kartu.database);
		await house.close();
		return { benchmark: 'selection', ...about(), applications: size, ranking, letters };
	} finally {
		await kartu.end();
	}
}

const about = () => ({ date: new Date().toISOString().slice(0, 10), cores: cpus().length, load: loadavg()[0], node: process.version });

/**
 * Every what-if is another one. Each looks whether a row has changed, as the page does; then once more with a review that
 * is changed before each, so that everything is gathered anew.
 */
async function measureRanking(pool: Pool, call: LargeCall, count: number): Promise<Record<string, unknown>> {
	const context = contextFor(pool, asPerson(call.officer), new Date());
	const inputs = await context.db.transaction().execute((trx) => inputsOf(trx, call.round));
	const trials = trialsOf(inputs, count);
	const untouched = () => Promise.resolve();
	const touch = () =>
		askedAsSystem(
			pool,
			'update selection.assignment set remark = remark where id = (select id from selection.assignment where round_id = $1 limit 1)',
			[call.round.id]
		);

	await readTrials(context, call, trials.slice(0, 10), touch);
	const page = await readTrials(context, call, trials, untouched);
	const changed = await readTrials(context, call, trials, touch);
	const proposal = propose(inputs);
	const weights = (place: number) => ({ [`c${place % 6}`]: place % 97 });
	return {
		reviews: inputs.votes.length,
		criteria: inputs.scheme.criteria.length,
		asked_p99: asked,
		held: page.p99 < asked && changed.p99 < asked,
		page,
		pageAfterAChange: changed,
		rankAlone: await timesOf(trials, () => rank(inputs)),
		whatIfAlone: await timesOf(trials, (_, place) => whatIf(inputs, { weights: weights(place), capacity: 100 + place }, proposal))
	};
}

/** Different addresses of the ranking page: other weights, capacities, ways of priority, one reviewer left out. */
function trialsOf({ votes, scheme }: Inputs, count: number): URLSearchParams[] {
	const reviewers = [...new Set(votes.map(({ reviewer }) => reviewer))];
	const keys = scheme.criteria.map(({ key }) => key);
	return Array.from({ length: count }, (_, place) => {
		const query = new URLSearchParams({
			[`w_${keys[place % keys.length]}`]: String(1 + ((place * 7) % 100)),
			capacity: String(60 + place)
		});
		if (place % 3 === 0) query.set('priority', ['none', 'first', 'tie_breaker'][(place / 3) % 3] as string);
		if (place % 4 === 0) query.set('without', reviewers[place % reviewers.length] as string);
		if (place % 5 === 0) query.set('q_0_most', String(10 + place));
		return query;
	});
}

async function readTrials(context: Context, call: LargeCall, trials: URLSearchParams[], before: () => Promise<unknown>): Promise<Times> {
	return timesOf(
		trials,
		async (query) => {
			const outcome = await readRanking(context, call.slug, query);
			if (!outcome.ok) throw new Error(outcome.refusal);
			const { rows, not_ranked, shifts } = outcome.value;
			if (rows.length + not_ranked.length !== size) throw new Error('applications are missing');
			if (shifts.length === 0) throw new Error('the what-if changes nothing');
		},
		before
	);
}

type Times = { count: number; p50: number; p99: number; most: number };

async function timesOf<Item>(
	items: readonly Item[],
	act: (item: Item, place: number) => unknown,
	before: () => Promise<unknown> = () => Promise.resolve()
): Promise<Times> {
	const taken: number[] = [];
	for (const [place, item] of items.entries()) {
		await before();
		const began = performance.now();
		await act(item, place);
		taken.push(performance.now() - began);
	}
	const sorted = taken.toSorted((one, other) => one - other);
	const at = (share: number) => Math.round((sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0) * 10) / 10;
	return { count: sorted.length, p50: at(0.5), p99: at(0.99), most: at(1) };
}
