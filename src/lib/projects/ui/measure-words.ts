import { m } from '#lib/messages/messages.js';
import { longDate, number } from '#lib/ui';
import type { MeasureKind, Rhythm, Way } from '../measure.ts';
import type { RunChart, Side, Signal } from '../run-chart.ts';

export const kindWords: Record<MeasureKind, () => string> = {
	outcome: m.projects_measure_kind_outcome,
	process: m.projects_measure_kind_process,
	balancing: m.projects_measure_kind_balancing
};
export const kindHints: Record<MeasureKind, () => string> = {
	outcome: m.projects_measure_kind_outcome_hint,
	process: m.projects_measure_kind_process_hint,
	balancing: m.projects_measure_kind_balancing_hint
};
export const wayWords: Record<Way, () => string> = { up: m.projects_measure_better_up, down: m.projects_measure_better_down };
export const rhythmWords: Record<Rhythm, () => string> = {
	weekly: m.projects_measure_rhythm_weekly,
	monthly: m.projects_measure_rhythm_monthly,
	quarterly: m.projects_measure_rhythm_quarterly,
	never: m.projects_measure_rhythm_never
};
export const sideWords: Record<Side, () => string> = {
	above: m.projects_side_above,
	below: m.projects_side_below,
	on: m.projects_side_on
};

/** „52,5 %“ */
export const withUnit = (value: number, unit: string): string => [number(value), unit].filter(Boolean).join('\u00a0');

/** What a run chart says in whole sentences; where it says nothing, why. */
export function signalSentences(chart: RunChart, better: Way): string[] {
	if (chart.signals.length > 0) return chart.signals.map((signal) => sentence(chart, signal, better));
	return [chart.points.length < 10 ? m.projects_chart_few() : m.projects_chart_chance()];
}

function sentence({ points }: RunChart, signal: Signal, better: Way): string {
	if (signal.rule === 'runs') {
		const { runs, least, most } = signal;
		return signal.way === 'few' ? m.projects_signal_runs_few({ runs, least, most }) : m.projects_signal_runs_many({ runs, least, most });
	}
	const between = points.slice(signal.from, signal.to + 1);
	const values = { from: longDate(between[0]?.day ?? ''), to: longDate(between.at(-1)?.day ?? '') };
	const good = signal.way === better ? m.projects_signal_good() : m.projects_signal_bad();
	if (signal.rule === 'trend')
		return `${signal.way === 'up' ? m.projects_signal_trend_up(values) : m.projects_signal_trend_down(values)} ${good}`;
	const shift = { ...values, count: between.filter(({ side }) => side !== 'on').length };
	return `${signal.way === 'up' ? m.projects_signal_shift_up(shift) : m.projects_signal_shift_down(shift)} ${good}`;
}
