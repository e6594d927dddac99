import { addDays, type Day } from '#platform';
import { evaluateTrainings, workingDays, type BrokenRule, type Placement, type TrainingsInstance } from '#planning';
import { daysOf, isWithin } from './days.ts';
import type { LecturerFacts, Placed, SeasonFacts, TrainingFacts } from './facts.ts';
import { patternForEngine } from './patterns.ts';

/** A season as the engine is asked: the problem, what stands published, and the trainings that stay as they are. */
export type Question = { instance: TrainingsInstance; current: Placement[]; kept: Kept[] };

/** A training that is not planned: its school has no day, or it is pinned as the engine would never place it. */
export type Kept = { training_id: string; why: 'no_day' | 'pinned_against_a_rule' };

/**
 * The problem of the engine for a season: schools host on every working day of the season that is no holiday of schools, no
 * exception of theirs and later than today; what has begun stays; lecturers are free except for absences and other editions.
 */
export function questionOf(
	facts: SeasonFacts,
	{ draft, published, today }: { draft: readonly Placed[]; published: readonly Placed[]; today: Day }
): Question {
	const fixed = draft.map((placed) => (hasBegun(placed, today) ? { ...placed, days_pinned: true, lecturers_pinned: true } : placed));
	const open = instanceOf(facts, { from: addDays(today, 1), fixed });
	const kept = keptIn(open, facts, fixed);
	const left = new Set(kept.map(({ training_id }) => training_id));
	const instance = instanceOf(facts, { from: addDays(today, 1), fixed, left });
	const known = new Set(instance.schools.map(({ id }) => id));
	return { instance, current: placementsOf(published).filter(({ school }) => known.has(school)), kept };
}

/** What has begun cannot be planned any more: its first day is today or earlier. */
export const hasBegun = ({ days }: Pick<Placed, 'days'>, today: Day): boolean => days.some((day) => day <= today);

/** Placements in words of the engine; a training is what it calls a school. */
export const placementsOf = (placed: readonly Placed[]): Placement[] =>
	placed.map(({ training_id, days, lecturers }) => ({ school: training_id, days: [...days], lecturers: [...lecturers] }));

type Choice = { from: Day; fixed: readonly Placed[]; left?: ReadonlySet<string> };

/** The season as it is, without asking whether the engine could read it: for planning, and for looking at any timetable. */
export function instanceOf(facts: SeasonFacts, { from, fixed, left = new Set() }: Choice): TrainingsInstance {
	const { season, dose, holidays } = facts;
	const calendar = { first: season.first_on, last: season.last_on, closed: holidays.map(({ day }) => day) };
	const working = workingDays(calendar).filter((day) => !isWithin(day, facts.closures));
	const trainings = facts.trainings.filter(({ id, stands }) => stands && !left.has(id));
	const within = (day: Day) => season.first_on <= day && day <= season.last_on;
	const standing = fixed.filter(({ training_id }) => left.has(training_id));
	return {
		calendar,
		team: dose.lecturers,
		gap: { min: season.gap_least, max: season.gap_most },
		weights: season.weights,
		schools: trainings.map((training) => schoolOf(training, { working, from, own: pinnedDaysOf(fixed, training.id) })),
		lecturers: facts.lecturers.filter(({ available }) => available).map((lecturer) => chairOf(lecturer, standing, within)),
		pins: pinsOf(fixed, trainings)
	};
}

function schoolOf(training: TrainingFacts, { working, from, own }: { working: Day[]; from: Day; own: readonly Day[] }) {
	const { id, latitude: lat, longitude: lon, topic, patterns, preferred, people, exceptions } = training;
	return {
		id,
		lat,
		lon,
		topic,
		patterns: patterns.map(patternForEngine),
		days: working.filter((day) => (day >= from && !isWithin(day, exceptions)) || own.includes(day)),
		...(preferred && { preferred }),
		people
	};
}

function chairOf(lecturer: LecturerFacts, standing: readonly Placed[], within: (day: Day) => boolean) {
	const { id, latitude: lat, longitude: lon, topics, absences, elsewhere, most_days } = lecturer;
	const booked = standing.flatMap(({ days, lecturers }) => (lecturers.includes(id) ? days : []));
	const away = absences.flatMap(daysOf);
	return {
		id,
		lat,
		lon,
		topics: [...topics],
		blocked: [...new Set([...away, ...elsewhere, ...booked])].filter(within).sort(),
		maxDays: Math.max(0, most_days - new Set(booked).size)
	};
}

const pinnedDaysOf = (fixed: readonly Placed[], id: string): readonly Day[] =>
	fixed.find(({ training_id, days_pinned }) => training_id === id && days_pinned)?.days ?? [];

const pinsOf = (fixed: readonly Placed[], trainings: readonly TrainingFacts[]) =>
	fixed
		.filter(
			({ training_id, days_pinned, lecturers_pinned }) =>
				(days_pinned || lecturers_pinned) && trainings.some(({ id }) => id === training_id)
		)
		.map(({ training_id, days, lecturers, days_pinned, lecturers_pinned }) => ({
			school: training_id,
			...(days_pinned && { days: [...days] }),
			...(lecturers_pinned && { lecturers: [...lecturers] })
		}));

const aboutDays: readonly BrokenRule['rule'][] = [
	'not_three_days',
	'not_a_working_day',
	'day_not_offered',
	'no_pattern',
	'pattern_not_accepted',
	'gap_too_short',
	'gap_too_long'
];
const aboutTeam: readonly BrokenRule['rule'][] = ['team_size', 'unknown_lecturer', 'topic_not_taught'];

/** Trainings that the engine would only call impossible: without a day, or pinned against a rule that a person may break. */
function keptIn(instance: TrainingsInstance, facts: SeasonFacts, fixed: readonly Placed[]): Kept[] {
	const pinned = fixed.filter(({ days_pinned, lecturers_pinned }) => days_pinned || lecturers_pinned);
	const broken = evaluateTrainings({ ...instance, pins: [] }, placementsOf(pinned)).broken;
	const isBroken = ({ training_id, days_pinned, lecturers_pinned }: Placed) =>
		broken.some(
			(one) =>
				'school' in one &&
				one.school === training_id &&
				((days_pinned && aboutDays.includes(one.rule)) ||
					(lecturers_pinned && aboutTeam.includes(one.rule)) ||
					(days_pinned && lecturers_pinned && one.rule === 'lecturer_blocked'))
		);
	const against = new Set(pinned.filter(isBroken).map(({ training_id }) => training_id));
	return facts.trainings.flatMap(({ id }): Kept[] => {
		if (against.has(id)) return [{ training_id: id, why: 'pinned_against_a_rule' }];
		return instance.schools.some((school) => school.id === id && school.days.length === 0) ? [{ training_id: id, why: 'no_day' }] : [];
	});
}
