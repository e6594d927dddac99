import { datePatterns, type Answers, type AnswerValue, type DatePattern } from '#programmes';
import { monthsOf, spanOfMonth, type Span } from './days.ts';

/** What an application says of the time and the place of a training. */
export type Wishes = { patterns: DatePattern[]; away: Span[]; venue: string | null };

const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];

/**
 * Reads the wishes of an application (e1): the pattern it names, or all that the edition allows; the months it would rather
 * avoid, as far as the season reaches; another venue, where it is not the school itself (M-17).
 */
export function wishesFrom(answers: Answers, allowed: readonly DatePattern[], season: Span): Wishes {
	const wanted = codesIn(answers['date_pattern']);
	const named = datePatterns.find((pattern) => wanted.includes(`pattern_${pattern.toLowerCase()}`));
	const avoided = codesIn(answers['months_to_avoid']);
	const venue = answers['venue_is_school'] === false ? textOf(answers['other_venue']) : '';
	return {
		patterns: named && allowed.includes(named) ? [named] : [...allowed],
		away: monthsOf(season)
			.filter((month) => avoided.includes(months[Number(month.slice(5)) - 1] ?? ''))
			.map((month) => cut(spanOfMonth(month), season)),
		venue: venue.length >= 3 ? venue.slice(0, 300) : null
	};
}

/** The codes of the options that were chosen. */
const codesIn = (value: AnswerValue | null | undefined): string[] =>
	(Array.isArray(value) ? value : [value]).flatMap((one) => (typeof one === 'object' && one?.code ? [one.code] : []));

const textOf = (value: AnswerValue | null | undefined): string => (typeof value === 'string' ? value.trim() : '');

const cut = (span: Span, within: Span): Span => ({
	starts_on: span.starts_on < within.starts_on ? within.starts_on : span.starts_on,
	ends_on: span.ends_on > within.ends_on ? within.ends_on : span.ends_on
});
