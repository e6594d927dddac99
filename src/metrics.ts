import { collectDefaultMetrics, Histogram, register } from 'prom-client';

collectDefaultMetrics();

const answers = new Histogram({
	name: 'kartu_answer_seconds',
	help: 'How long this web process took to answer, by route and status.',
	labelNames: ['route', 'status'],
	buckets: [0.005, 0.015, 0.05, 0.15, 0.5, 1.5, 5]
});

/** Notes how long an answer took. The route is the pattern, not the address: no id and no query goes into a metric. */
export const noteAnswer = (route: string | null, status: number, seconds: number): void =>
	answers.labels(route ?? 'none', String(status)).observe(seconds);

/** The metrics of this process in the text format of Prometheus. */
export const metrics = async (): Promise<{ text: string; type: string }> => ({
	text: await register.metrics(),
	type: register.contentType
});
