import cluster from 'node:cluster';
import { register, type MetricObjectWithValues, type MetricValue } from 'prom-client';

/** The metrics of one process as its registry tells them. */
export type Figures = MetricObjectWithValues<MetricValue<string>>[];

/** What the web processes and the one that looks after them say to each other: a question for one process, and one for all. */
export type Ask = { tell: number };
type Told = { number: number; told: Figures };
type Asked = { asked: number };
export type Answered = { answered: number; text: string };

const has = (message: unknown, key: string): boolean => typeof message === 'object' && message !== null && key in message;
const isAsk = (message: unknown): message is Ask => has(message, 'tell');
const isAnswered = (message: unknown): message is Answered => has(message, 'answered');
export const isTold = (message: unknown): message is Told => has(message, 'told');
export const isAsked = (message: unknown): message is Asked => has(message, 'asked');

/** So long, in milliseconds, the one that looks after all is waited for. */
const patience = 2000;

const waiting = new Map<number, (text: string | null) => void>();
let asked = 0;

/**
 * The metrics of all web processes that share this one’s port, as text: by the process that looks after them where there is one, else
 * of this process alone. Null when that one does not answer in time: a part would look like a fall of the whole.
 */
export function metricsOfAll(): Promise<string | null> {
	if (!cluster.isWorker) return register.metrics();
	return new Promise((resolve) => {
		const number = ++asked;
		const answered = (text: string | null) => {
			waiting.delete(number);
			clearTimeout(timer);
			resolve(text);
		};
		const timer = setTimeout(answered, patience, null);
		waiting.set(number, answered);
		process.send?.({ asked: number } satisfies Asked);
	});
}

/** Tells the figures of this process whenever the one that looks after all asks for them. */
export function tellMetrics(): void {
	process.on('message', (message: unknown) => {
		if (isAnswered(message)) waiting.get(message.answered)?.(message.text);
		else if (isAsk(message))
			void register.getMetricsAsJSON().then((told) => process.connected && process.send?.({ number: message.tell, told } satisfies Told));
	});
}
