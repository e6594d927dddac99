import { collectDefaultMetrics, Counter, Gauge, Histogram, register } from 'prom-client';

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

const words = new Counter({ name: 'kartu_live_words_total', help: 'Words that this web process sent to those who look at a room.' });
const letGo = new Counter({
	name: 'kartu_live_let_go_total',
	help: 'Streams that this web process ended early, by why: a person opened more than they may, or the reader did not keep up.',
	labelNames: ['why']
});
for (const why of ['bound', 'slow'] as const) letGo.labels(why).inc(0);

/** What comes to pass at the streams of rooms: no person, no room and no id goes into a metric. */
export const noteLive = {
	sent: (): void => words.inc(),
	letGo: (why: 'bound' | 'slow'): void => letGo.labels(why).inc()
};

let streams = (): number => 0;
new Gauge({
	name: 'kartu_live_streams',
	help: 'Streams of rooms that are open at this web process.',
	collect() {
		this.set(streams());
	}
});

/** Says how many streams are open, whenever somebody asks for the metrics. */
export const countStreams = (count: () => number): void => void (streams = count);

/** The metrics of this process in the text format of Prometheus. */
export const metrics = async (): Promise<{ text: string; type: string }> => ({
	text: await register.metrics(),
	type: register.contentType
});
