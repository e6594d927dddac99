import { m } from '#lib/messages/messages.js';
import { deadlineInZone, longDate, time } from '#lib/ui/format.ts';
import { dayOf, type Locale } from '#platform';
import type { CallPhase } from '#programmes';

type Times = { opens_at: Date; closes_at: Date; phase: CallPhase };

/** When applications are taken, with the hour and the zone (L-12): „Paraiškos teikiamos iki 2026 m. gruodžio 11 d. 16.00 val. (Lietuvos laiku)“. */
export function whenInWords({ opens_at, closes_at, phase }: Times, locale: Locale): string {
	const options = { locale };
	if (phase === 'upcoming' || phase === 'unpublished') return m.call_opens_from({ from: momentInZone(opens_at, locale) }, options);
	const until = deadlineInZone(closes_at, locale);
	return phase === 'closed' ? m.call_closed_on({ until }, options) : m.call_apply_until({ until }, options);
}

/** „2026 m. lapkričio 20 d. 9.00 val. (Lietuvos laiku)“ */
export const momentInZone = (moment: Date, locale: Locale): string =>
	m.call_from_moment({ date: longDate(moment, locale), time: locale === 'lt' ? time(moment).replace(':', '.') : time(moment) }, { locale });

/** „liko 14 dienų“, „baigiasi rytoj“; nothing for a call that is not open. Days are counted by the calendar of Lithuania. */
export function leftInWords({ closes_at, phase }: Times, now: Date, locale: Locale): string | null {
	if (phase !== 'open' && phase !== 'closing_soon') return null;
	const days = Math.round((Date.parse(dayOf(closes_at)) - Date.parse(dayOf(now))) / 86_400_000);
	if (days === 0) return m.call_closes_today({}, { locale });
	return days === 1 ? m.call_closes_tomorrow({}, { locale }) : m.call_days_left({ days }, { locale });
}
