import { m } from '#lib/messages/messages.js';
import type { AccessState, AccessView, distanceBands, sizeBands } from '../access.ts';

export const stateWords: Record<AccessState, () => string> = {
	could: m.reporting_access_could,
	not_applied: m.reporting_access_not_applied,
	applied: m.reporting_access_applied,
	ranked: m.reporting_access_ranked,
	placed: m.reporting_access_placed,
	only_with_priority: m.reporting_access_only_with,
	only_without_priority: m.reporting_access_only_without
};

export const viewWords: Record<AccessView, () => string> = {
	size: m.reporting_access_by_size,
	distance: m.reporting_access_by_distance,
	county: m.reporting_access_by_county,
	type: m.reporting_access_by_type
};
export const viewHints: Partial<Record<AccessView, () => string>> = {
	size: m.reporting_access_size_hint,
	distance: m.reporting_access_distance_hint
};

const bandWords: Record<keyof typeof sizeBands | keyof typeof distanceBands | 'unknown', () => string> = {
	up_to_100: m.reporting_access_up_to_100,
	up_to_300: m.reporting_access_up_to_300,
	up_to_600: m.reporting_access_up_to_600,
	over_600: m.reporting_access_over_600,
	under_10: m.reporting_access_under_10,
	under_25: m.reporting_access_under_25,
	under_50: m.reporting_access_under_50,
	from_50: m.reporting_access_from_50,
	unknown: m.reporting_access_band_unknown
};

/** A row by its name: a band in words, a county or a type as the register calls it. */
export const bandWord = (view: AccessView, band: string): string =>
	view === 'county' || view === 'type' ? band : (bandWords[band as keyof typeof bandWords]?.() ?? band);

/** What the published scheme says of priority. */
export function priorityWord(priority: { kind: string; percent?: number }): string {
	if (priority.kind === 'first') return m.reporting_access_priority_first();
	if (priority.kind === 'share') return m.reporting_access_priority_share({ percent: priority.percent ?? 0 });
	return priority.kind === 'tie_breaker' ? m.reporting_access_priority_tie() : m.reporting_access_priority_no_rule();
}
