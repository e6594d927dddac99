import { m } from '#lib/messages/messages.js';
import { getLocale } from '#lib/messages/runtime.js';
import { list, number, percent } from '#lib/ui/format.ts';
import type { Locale } from '#platform';
import type { Clash, Progress, Proven } from '../progress.ts';
import type { Run, RunFault } from '../run.ts';

/** What a page shows of a run: the plan itself is shown elsewhere. */
export type ShownRun = Omit<Run, 'result'> & { result: { plan: Proven | null; fault: RunFault | null } | null };

/** Leaves of a run what its state is told from, so that a page does not send the plan twice. */
export function shownRun({ result, ...run }: Run): ShownRun {
	const plan = result?.plan as Partial<Proven> | null | undefined;
	const proven = isProven(plan)
		? { status: plan.status, objective: plan.objective, bound: plan.bound, gap: plan.gap, seconds: plan.seconds }
		: null;
	return { ...run, result: result && { plan: proven, fault: result.fault } };
}

/** Repairs are several plans to choose among and have no value of their own. */
const isProven = (plan: Partial<Proven> | null | undefined): plan is Proven => typeof plan?.objective === 'number';

/** Where a run stands, in a sentence. */
export function runSentence({ state, result }: ShownRun, locale: Locale = getLocale()): string {
	const plan = result?.plan ?? null;
	switch (state) {
		case 'waiting':
			return m.planning_run_waiting({}, { locale });
		case 'running':
			return m.planning_run_running({}, { locale });
		case 'stopping':
			return m.planning_run_stopping({}, { locale });
		case 'found':
			if (plan === null) return m.planning_run_done({}, { locale });
			return plan.status === 'optimal'
				? m.planning_run_optimal({}, { locale })
				: m.planning_run_found({ gap: percent(plan.gap, locale, 2) }, { locale });
		case 'impossible':
			return m.planning_run_impossible({}, { locale });
		case 'stopped':
			return plan ? m.planning_run_stopped({}, { locale }) : m.planning_run_stopped_without({}, { locale });
		case 'failed':
			return [faultWords[result?.fault ?? 'thread_died']({}, { locale }), plan ? m.planning_run_plan_kept({}, { locale }) : '']
				.join(' ')
				.trim();
	}
}

const faultWords: Record<RunFault, typeof m.planning_fault_thread_died> = {
	thread_died: m.planning_fault_thread_died,
	out_of_memory: m.planning_fault_out_of_memory,
	overran: m.planning_fault_nothing_found,
	nothing_found: m.planning_fault_nothing_found,
	workers_died: m.planning_fault_workers_died,
	wrong_problem: m.planning_fault_wrong_problem
};

/** The numbers of a run: the best value, what is proven of any plan, the gap, and at the end the seconds. What is not known is left out. */
export function runNumbers(
	{ progress, result, limit, ended_at }: ShownRun,
	locale: Locale = getLocale()
): { key: string; value: string }[] {
	const plan = result?.plan;
	const known: Progress | null = plan ? { best: plan.objective, bound: plan.bound, gap: plan.gap, seconds: plan.seconds } : progress;
	if (!known) return [];
	const { best, bound, gap, seconds } = known;
	return [
		...(best === null ? [] : [{ key: m.planning_best({}, { locale }), value: rounded(best, locale) }]),
		...(bound === null ? [] : [{ key: m.planning_bound({}, { locale }), value: rounded(bound, locale) }]),
		...(gap === null ? [] : [{ key: m.planning_gap({}, { locale }), value: percent(gap, locale, 2) }]),
		...(ended_at === null
			? []
			: [
					{
						key: m.planning_seconds({}, { locale }),
						value: m.planning_seconds_of({ seconds: number(Math.round(seconds), locale), limit: number(limit, locale) }, { locale })
					}
				])
	];
}

const rounded = (value: number, locale: Locale): string => number(Math.round(value * 10) / 10, locale);

/** Why no plan can exist, in a sentence. `nameOf` names ids and gives back whatever else it is asked. Made on the server, as it may be any. */
export function clashSentence({ key, values }: Clash, nameOf: (id: string) => string = (id) => id, locale: Locale = getLocale()): string {
	const said = Object.entries(values).map(([name, value]) => [name, spoken(value, nameOf, locale)]);
	const sentence = (m as unknown as Record<string, Sentence | undefined>)[`planning_clash_${key}`];
	return sentence?.(Object.fromEntries(said) as Record<string, string>, { locale }) ?? key;
}

type Sentence = (values: Record<string, string>, options: { locale: Locale }) => string;

/** Numbers stay numbers, so that a sentence can count them. */
const spoken = (value: Clash['values'][string], nameOf: (id: string) => string, locale: Locale): string | number =>
	typeof value === 'object' ? list(value.map(nameOf), locale) : typeof value === 'string' ? nameOf(value) : value;
