import autocannon from 'autocannon';

/** One thing to ask for again and again, and how to know that the answer is the right one. */
export type Asked = {
	url: string;
	headers?: Record<string, string>;
	/** A text that a right answer holds: a fast error page does not count. */
	marker: string;
	method?: 'GET' | 'POST';
	/** What one of many senders sends; called anew for each request. */
	body?: (sender: number, time: number) => string;
	headersOf?: (sender: number) => Record<string, string>;
	urlOf?: (sender: number) => string;
	/** What a sender learns from an answer before it sends again. */
	answered?: (sender: number, body: string) => void;
	/** Before each run: what was under way when the run before it was cut off has been answered to nobody, so the senders ask anew. */
	settle?: () => Promise<void>;
};

/** One run of load against one side. Rates in answers a second, times in milliseconds. */
export type Run = { rate: number; p50: number; p99: number; bytes: number };
export type Spread = { median: number; min: number; max: number };
export type Comparison = {
	connections: number;
	kartu: Spread;
	floor: Spread;
	share: number;
	kartuP50: number;
	kartuP99: number;
	floorP50: number;
	floorP99: number;
	bytes: number;
	floorBytes: number;
};

/**
 * Measures Kartu beside its floor, in turn (A B A B …), after a warm-up of each, and gives the medians. `share` is the
 * median of the rounds' own ratios, so that a machine that slows down slows both sides of a ratio.
 */
export async function compare(
	kartu: Asked,
	floor: Asked,
	{ connections, seconds, rounds }: { connections: number; seconds: number; rounds: number }
): Promise<Comparison> {
	for (const side of [kartu, floor]) await load(side, connections, Math.min(2, seconds));
	const pairs: { kartu: Run; floor: Run }[] = [];
	for (let round = 0; round < rounds; round++)
		pairs.push({ kartu: await load(kartu, connections, seconds), floor: await load(floor, connections, seconds) });
	const compared = {
		connections,
		kartu: spread(pairs.map((pair) => pair.kartu.rate)),
		floor: spread(pairs.map((pair) => pair.floor.rate)),
		share: rounded(spread(pairs.map((pair) => pair.kartu.rate / pair.floor.rate)).median, 3),
		kartuP50: spread(pairs.map((pair) => pair.kartu.p50)).median,
		kartuP99: spread(pairs.map((pair) => pair.kartu.p99)).median,
		floorP50: spread(pairs.map((pair) => pair.floor.p50)).median,
		floorP99: spread(pairs.map((pair) => pair.floor.p99)).median,
		bytes: spread(pairs.map((pair) => pair.kartu.bytes)).median,
		floorBytes: spread(pairs.map((pair) => pair.floor.bytes)).median
	};
	console.error(JSON.stringify({ url: kartu.url, beside: floor.url, ...compared }));
	return compared;
}

async function load(asked: Asked, connections: number, seconds: number): Promise<Run> {
	await asked.settle?.();
	let sender = 0;
	let long = 0;
	/** Pages of one address are as long each time, but for a number here or there. */
	const isWhole = (body: string): boolean => {
		long ||= body.length;
		return asked.body !== undefined || Math.abs(body.length - long) <= long / 10;
	};
	const result = await autocannon({
		url: asked.url,
		connections,
		duration: seconds,
		method: asked.method ?? 'GET',
		headers: { 'accept-encoding': 'identity', ...asked.headers },
		verifyBody: (body) => String(body).includes(asked.marker) && isWhole(String(body)),
		setupClient: (client) => {
			const own = sender++;
			if (!asked.body) return;
			let time = 0;
			const { pathname, search } = new URL(asked.urlOf?.(own) ?? asked.url);
			client.setRequests([
				{
					method: asked.method ?? 'POST',
					path: pathname + search,
					headers: { 'accept-encoding': 'identity', ...asked.headers, ...asked.headersOf?.(own) },
					setupRequest: (request) => ({ ...request, body: asked.body?.(own, time++) ?? '' }),
					onResponse: (status, body) => {
						if (status === 200) asked.answered?.(own, body);
					}
				}
			]);
		}
	});
	const wrong = result.non2xx + result.errors + result.timeouts + (result as unknown as { mismatches: number }).mismatches;
	if (wrong > 0)
		throw new Error(
			`${asked.url}: ${wrong} wrong answers (${result.non2xx} other statuses, ${result.errors} errors, ${result.timeouts} timeouts)`
		);
	return {
		rate: result.requests.average,
		p50: result.latency.p50,
		p99: result.latency.p99,
		bytes: Math.round(result.throughput.total / result.requests.total)
	};
}

export function spread(values: number[]): Spread {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	const median = sorted.length % 2 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
	return { median: rounded(median, 3), min: rounded(sorted[0] as number, 3), max: rounded(sorted.at(-1) as number, 3) };
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));
