import { m } from '#lib/messages/messages.js';
import { getLocale } from '#lib/messages/runtime.js';
import { longDate, number } from '#lib/ui';
import type { Condition, Duty, Interest, MeetingPlace, Rhythm } from '#networks';
import { inLocale, type Locale, type Text } from '#platform';
import { signed } from './words.ts';

export const stateWords: Record<'forming' | 'active' | 'closed', () => string> = {
	forming: m.network_state_forming,
	active: m.network_state_active,
	closed: m.network_state_closed
};

export const dutyWords: Record<Duty, () => string> = { coordinator: m.network_duty_coordinator, expert: m.network_duty_expert };

export const joinedWords: Record<'formed' | 'reserve' | 'moved' | 'founder' | 'invited', () => string> = {
	formed: m.network_joined_formed,
	reserve: m.network_joined_reserve,
	moved: m.network_joined_moved,
	founder: m.network_joined_founder,
	invited: m.network_joined_invited
};

export const meetingPlaceWords: Record<MeetingPlace, () => string> = {
	by_turns: m.network_meet_by_turns,
	at_host: m.network_meet_at_host,
	remote: m.network_meet_remote
};

/** As it begins a line: „Koordinatorius (-ė)“. */
export const beginning = (words: string): string => words.charAt(0).toLocaleUpperCase('lt') + words.slice(1);

/** „Kas 4 savaites“. */
export const everyWords = (weeks: number): string => (weeks === 0 ? m.network_every_agreed() : m.network_every_weeks({ count: weeks }));

/** „14.30“ in Lithuanian, 14:30 in English (L-12). */
export const hourSaid = (time: string): string => (getLocale() === 'lt' ? time.replace(/^0/, '').replace(':', '.') : time);

/** A rhythm in one sentence. */
export const rhythmSaid = ({ every_weeks, time, place, first_on }: Rhythm): string =>
	m.network_rhythm({
		every: everyWords(every_weeks),
		time: hourSaid(time),
		place: meetingPlaceWords[place](),
		first: longDate(first_on)
	});

const conditionWords: Record<Condition['what'], (values: { have: number; need: string }) => string> = {
	schools: m.network_condition_schools,
	coordinators: m.network_condition_coordinators,
	experts: m.network_condition_experts
};

/** „Mokyklų: 5 iš 6“. */
export const conditionSaid = ({ what, have, least, most }: Condition): string =>
	conditionWords[what]({ have, need: most === null ? m.network_at_least({ least }) : least === most ? String(least) : `${least}–${most}` });

export const interestSaid = ({ kind, school }: Interest): string =>
	kind === 'employment' ? m.network_interest_employment({ school }) : m.network_interest_municipality({ school });

/** What a move costs, in its parts: „Kelias +12,4 km, to paties tipo mokyklų porų: +1, taškų iš viso: +12,4“. */
export const costSaid = ({ km, otherTopic, samePairs, points }: Cost): string =>
	[
		m.network_cost_km({ km: signed(km, 1) }),
		...(otherTopic === 0 ? [] : [m.network_cost_topic({ count: signed(otherTopic) })]),
		...(samePairs === 0 ? [] : [m.network_cost_pairs({ count: signed(samePairs) })]),
		m.network_cost_points({ points: signed(points, 1) })
	].join(', ');
type Cost = { km: number; otherTopic: number; samePairs: number; points: number };

/** What people say a number of networks of so many is: „1 iš 3“. */
export const loadSaid = (load: number, most: number): string => m.network_load({ load: number(load), most: number(most) });

/** The problem of a network in the reader's language, or nothing. */
export const problemIn = (problem: Text | null, locale: Locale): string => (problem ? inLocale(problem, locale) : '');
