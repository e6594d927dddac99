import type { Figures } from '#platform/server';
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

const told: Record<keyof Figures, [name: string, help: string]> = {
	jobs_waiting: ['kartu_jobs_waiting', 'Jobs of the installation that are due or will be.'],
	jobs_failed: ['kartu_jobs_failed', 'Jobs that were tried for the last time and have failed.'],
	oldest_job: ['kartu_oldest_job_seconds', 'How long the job that has waited longest has been due.'],
	letters_waiting: ['kartu_letters_waiting', 'Letters that are written and have not left yet.'],
	findings: ['kartu_findings', 'Sentences that did not hold at the last hourly check.'],
	examined: ['kartu_examination_age_seconds', 'How long ago the last hourly check began.'],
	unlinked: ['kartu_events_unlinked', 'Events after the last one that the audit chain holds.']
};
const ofAll = Object.entries(told).map(([key, [name, help]]) => ({ key: key as keyof Figures, gauge: new Gauge({ name, help }) }));

/** Notes the figures of the whole installation, null where its database does not answer; what is not known is not told. */
export function noteFigures(figures: Figures | null): void {
	for (const { key, gauge } of ofAll) {
		const figure = figures?.[key] ?? null;
		if (figure === null) gauge.remove();
		else gauge.set(figure);
	}
}

/** The metrics of this process in the text format of Prometheus. */
export const metrics = async (): Promise<{ text: string; type: string }> => ({
	text: await register.metrics(),
	type: register.contentType
});
