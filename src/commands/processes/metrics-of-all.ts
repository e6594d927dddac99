import type { Worker } from 'node:cluster';
import { AggregatorRegistry } from 'prom-client';
import { isAsked, isTold, type Answered, type Ask, type Figures } from '../../metrics-of-all.ts';

/** So long, in milliseconds, a web process may take to tell its figures; after that it is answered without it. */
const patience = 1500;

/**
 * Makes one whole of the metrics of several web processes, for whichever of them is asked. What a process counted stays counted
 * when it does not answer in time and after it has ended, so that no sum ever falls; how such a process is now, nobody knows.
 * Answers what has to be told of each web process that is begun.
 */
export function metricsOfAll(): (worker: Worker) => void {
	const members = new Map<Worker, Figures>();
	const listening = new Map<number, (told: Figures) => void>();
	let ended = Promise.resolve<Figures>([]);
	let question = 0;

	const ask = (worker: Worker): Promise<Figures | null> =>
		new Promise((resolve) => {
			const number = ++question;
			const answered = (told: Figures | null) => {
				listening.delete(number);
				clearTimeout(timer);
				resolve(told);
			};
			const timer = setTimeout(answered, patience, null);
			listening.set(number, answered);
			send(worker, { tell: number }, () => answered(null));
		});

	const whole = async (): Promise<string> => {
		const told = new Map(await Promise.all([...members.keys()].map(async (worker) => [worker, await ask(worker)] as const)));
		// One that has ended meanwhile stands among those that have, and nowhere else.
		const present = [...members].map(([worker, last]) => told.get(worker) ?? counted(last));
		return sum([...present, await ended]).metrics();
	};

	return (worker) => {
		members.set(worker, []);
		worker.on('message', (message: unknown) => {
			if (isTold(message)) {
				if (members.has(worker)) members.set(worker, message.told);
				listening.get(message.number)?.(message.told);
			} else if (isAsked(message)) {
				void whole().then((text) => send(worker, { answered: message.asked, text }, () => undefined));
			}
		});
		worker.once('exit', () => {
			const last = counted(members.get(worker) ?? []);
			members.delete(worker);
			ended = ended.then((before) => sum([before, last]).getMetricsAsJSON());
		});
	};
}

/** What only grows; a gauge says how things are just now. */
const counted = (figures: Figures): Figures => figures.filter(({ type }) => isCount(String(type)));

const isCount = (type: string): boolean => type === 'counter' || type === 'histogram';

/** Sums; of the waiting times of the processes the longest counts, for a mean would hide the one that hangs. */
const sum = (of: Figures[]) =>
	AggregatorRegistry.aggregate(
		of.map((figures) =>
			figures.map((figure) => (/^nodejs_eventloop_lag_(?!min)/.test(figure.name) ? { ...figure, aggregator: 'max' } : figure))
		)
	);

/** A process that has just died cannot be told anything. */
function send(worker: Worker, message: Ask | Answered, failed: () => void): void {
	try {
		worker.send(message, (error: Error | null) => error && failed());
	} catch {
		failed();
	}
}
