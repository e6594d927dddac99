import type { Day } from '#platform';
import { evaluateTrainings, type BrokenRule } from '#planning';
import { isWithin } from './days.ts';
import type { Placed, SeasonFacts, TrainingFacts } from './facts.ts';
import { instanceOf, placementsOf } from './instance.ts';
import { warning, type Warning } from './warning.ts';
import { warningsOfDays } from './warnings-of-days.ts';

/**
 * What is to be said of a timetable, made by whom ever (M-10 … M-17). Warnings inform and forbid nothing: a draft is saved
 * with all of them, and published without a hard one.
 */
export function warningsIn(facts: SeasonFacts, placed: readonly Placed[]): Warning[] {
	const byId = new Map(facts.trainings.map((training) => [training.id, training]));
	const known = placed.filter(({ training_id }) => byId.has(training_id));
	const broken = evaluateTrainings(
		instanceOf({ ...facts, trainings: [...byId.values()].map(asStanding) }, lookAt(facts)),
		placementsOf(known)
	).broken;
	return [
		...known.flatMap((one) => {
			const training = byId.get(one.training_id) as TrainingFacts;
			return [...ofPlace(training), ...warningsOfDays(facts, training, one), ...ofPair(facts, training, one)];
		}),
		...broken.flatMap((rule) => ofTeam(facts, byId, rule)),
		...ofUnplaced(facts, placed)
	];
}

/**
 * The same as of a day: what has been held has been held. A fault of a day up to today, or of a training that is over, keeps
 * nothing from being published any more and is only noted.
 */
export function warningsOn(facts: SeasonFacts, placed: readonly Placed[], today: Day): Warning[] {
	const over = new Set(
		placed.flatMap(({ training_id, days }) => (days.length > 0 && days.every((day) => day <= today) ? [training_id] : []))
	);
	const isPast = ({ training_id, day }: Warning) => (day !== null && day <= today) || (training_id !== null && over.has(training_id));
	return warningsIn(facts, placed).map((one) => (isPast(one) ? { ...one, severity: 'note' } : one));
}

const asStanding = (training: TrainingFacts): TrainingFacts => ({ ...training, stands: true });
const lookAt = ({ season }: SeasonFacts) => ({ from: season.first_on, fixed: [] });

/** M-16: days are agreed with who was selected; M-17: another venue is allowed and said. */
function ofPlace(training: TrainingFacts): Warning[] {
	return [
		...(training.stands ? [] : [warning('not_selected', 'hard', 'M-16', training)]),
		...(training.venue === null ? [] : [warning('other_venue', 'note', 'M-17', training, { values: { venue: training.venue } })])
	];
}

/** Two who rather do not work together. */
const ofPair = ({ pairings, lecturers }: SeasonFacts, training: TrainingFacts, { lecturers: team }: Placed): Warning[] =>
	pairings
		.filter(({ kind, one_id, other_id }) => kind === 'rather_not' && team.includes(one_id) && team.includes(other_id))
		.map(({ one_id, other_id }) => {
			const name = (id: string) => lecturers.find((lecturer) => lecturer.id === id)?.name ?? '…';
			return warning('rather_not', 'soft', null, training, { lecturer_id: one_id, values: { one: name(one_id), other: name(other_id) } });
		});

/** What only who holds the training breaks: the engine's facts in words of the trade (M-14, M-15). */
function ofTeam(facts: SeasonFacts, byId: ReadonlyMap<string, TrainingFacts>, broken: BrokenRule): Warning[] {
	const training = 'school' in broken ? (byId.get(broken.school) ?? null) : null;
	const lecturer_id = 'lecturer' in broken ? broken.lecturer : null;
	const lecturer = facts.lecturers.find(({ id }) => id === lecturer_id);
	const said = (key: string, clause: string | null, values: Warning['values'] = {}, day: Day | null = null) => [
		warning(key, 'hard', clause, training, {
			lecturer_id,
			other_id: 'other' in broken ? broken.other : null,
			day,
			values: { lecturer: lecturer?.name ?? '…', ...values }
		})
	];
	switch (broken.rule) {
		case 'team_size':
			return said('team_incomplete', 'M-14', { count: broken.count, team: broken.team });
		case 'unknown_lecturer':
			return said('lecturer_unknown', null);
		case 'topic_not_taught':
			return said('topic_not_taught', null);
		case 'lecturer_blocked':
			return lecturer && lecturer.elsewhere.includes(broken.day) && !isWithin(broken.day, lecturer.absences)
				? said('booked_elsewhere', 'M-15', {}, broken.day)
				: said('lecturer_away', null, {}, broken.day);
		case 'lecturer_elsewhere':
			return said('lecturer_elsewhere', 'M-15', { other: byId.get(broken.other)?.school ?? '…' }, broken.day);
		case 'too_many_days':
			return said('too_many_days', null, { count: broken.count, limit: broken.limit });
		// Days are looked at by `warningsOfDays`, which also knows Saturdays and holidays by name.
		case 'not_three_days':
		case 'not_a_working_day':
		case 'day_not_offered':
		case 'no_pattern':
		case 'pattern_not_accepted':
		case 'gap_too_short':
		case 'gap_too_long':
		case 'pin_not_kept':
		case 'placed_twice':
		case 'unknown_school':
			return [];
	}
}

/** Trainings that still wait for days. */
const ofUnplaced = ({ trainings }: SeasonFacts, placed: readonly Placed[]): Warning[] =>
	trainings
		.filter(({ id, stands }) => stands && !placed.some(({ training_id }) => training_id === id))
		.map((training) => warning('unplaced', 'soft', null, training));
