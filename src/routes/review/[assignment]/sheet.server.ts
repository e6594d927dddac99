import { m } from '#lib/messages/messages.js';
import { faultSentences } from '#lib/selection/ui/sentences.ts';
import type { CriterionView } from '#lib/selection/ui/score-view.ts';
import { inLocale, type Fault, type Locale } from '#platform';
import type { Scheme } from '#selection';
import { longestReason, type GivenScore, type StandingScore } from '#selection/server';

/** A mark of the state of a score that a page shows: when it was given. */
export const markOf = (score: Pick<StandingScore, 'given_at'> | undefined): string => score?.given_at.toISOString() ?? '';

/** The moment that a mark names; null for none yet. */
export function seenAt(mark: string): Date | null {
	const instant = new Date(mark);
	return mark === '' || Number.isNaN(instant.getTime()) ? null : instant;
}

/** Points as a page sends them; what is no number is no level either. */
export const pointsOf = (typed: string): number | null => (typed === '' ? null : /^\d{1,3}$/.test(typed) ? Number(typed) : -1);

/** The criteria with what stands on the sheet, or with what was typed. */
export const criteriaOf = (
	scheme: Scheme,
	scores: readonly StandingScore[],
	typed: readonly GivenScore[] | null,
	locale: Locale
): CriterionView[] =>
	scheme.criteria.map(({ key, name, about, counted, levels }) => {
		const standing = scores.find(({ criterion }) => criterion === key);
		const shown = typed?.find(({ criterion }) => criterion === key) ?? standing;
		return {
			key,
			name: inLocale(name, locale),
			about: inLocale(about, locale),
			counted,
			longest: longestReason,
			levels: levels.map(({ points, words }) => ({ value: String(points), label: `${points}. ${inLocale(words, locale)}` })),
			written: { values: shown?.points === null || shown === undefined ? [] : [String(shown.points)], other: shown?.reason ?? '' },
			seen: markOf(standing),
			at: standing?.given_at.toISOString() ?? null
		};
	});

/** The sheet as a page without scripts sends it. */
export function sheetIn(form: FormData): { scores: GivenScore[]; remark: string } {
	const scores = form.getAll('criterion').map((key): GivenScore => {
		const criterion = String(key);
		return {
			criterion,
			points: pointsOf(String(form.get(`${criterion}_points`) ?? '')),
			reason: String(form.get(`${criterion}_reason`) ?? '')
		};
	});
	return { scores, remark: String(form.get('remark') ?? '') };
}

/** Faults of a sheet as sentences; where the criteria are known by name, each names its own. */
export function errorsIn(faults: readonly Fault[], locale: Locale, names: Record<string, string> = {}): Record<string, string> {
	const labels = faults.map(({ field }) => [field, names[field.replace(/_(points|reason)$/, '')] ?? m.selection_score_reason()]);
	return faultSentences(faults, Object.fromEntries(labels) as Record<string, string>, locale);
}
