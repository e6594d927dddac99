import type { Figures } from '#platform/server';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { metricsOfAll, tellMetrics } from './metrics-of-all.ts';

collectDefaultMetrics();
tellMetrics();

new Gauge({ name: 'kartu_web_processes', help: 'Web processes that told their figures for this answer.' }).set(1);

const answers = new Histogram({
	name: 'kartu_answer_seconds',
	help: 'How long the web processes took to answer, by route and status.',
	labelNames: ['route', 'status'],
	buckets: [0.005, 0.015, 0.05, 0.15, 0.5, 1.5, 5]
});

/** Notes how long an answer took. The route is the pattern, not the address: no id and no query goes into a metric. */
export const noteAnswer = (route: string | null, status: number, seconds: number): void =>
	answers.labels(route ?? 'none', String(status)).observe(seconds);

const words = new Counter({ name: 'kartu_live_words_total', help: 'Words that the web processes sent to those who look at a room.' });
const letGo = new Counter({
	name: 'kartu_live_let_go_total',
	help: 'Streams that the web processes ended early, by why: a person opened more than they may, or the reader did not keep up.',
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
	help: 'Streams of rooms that are open at the web processes.',
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
/** They are the same in each web process, and so told once beside what the processes count. */
const installation = new Registry();
const ofAll = Object.entries(told).map(([key, [name, help]]) => ({
	key: key as keyof Figures,
	gauge: new Gauge({ name, help, registers: [installation] })
}));

/** Notes the figures of the whole installation, null where its database does not answer; what is not known is not told. */
export function noteFigures(figures: Figures | null): void {
	for (const { key, gauge } of ofAll) {
		const figure = figures?.[key] ?? null;
		if (figure === null) gauge.remove();
		else gauge.set(figure);
	}
}

/** The metrics of all web processes and of the installation in the text format of Prometheus; null when not all of it can be had in time. */
export async function metrics(): Promise<{ text: string; type: string } | null> {
	const text = await metricsOfAll();
	return text === null ? null : { text: `${text}\n${await installation.metrics()}`, type: installation.contentType };
}
