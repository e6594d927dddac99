import type { Day } from '#platform';
import { evaluateTrainings, kilometres } from '#planning';
import type { DatePattern } from '#programmes';
import { isWithin } from './days.ts';
import type { LecturerFacts, Placed, SeasonFacts, TrainingFacts } from './facts.ts';
import { instanceOf, placementsOf } from './instance.ts';
import { patternOfDays } from './patterns.ts';
import { othersOf, type Others } from './recommend.ts';

/** The road of a lecturer to one training: kilometres one way, and how many times there and back. */
export type Road = { lecturer_id: string; name: string; kilometres: number; times: number; total: number };

/** Why somebody who teaches the topic is there, or is not: what keeps them away, on which day, and in which school they are then. */
export type Ability = {
	lecturer_id: string;
	name: string;
	kilometres: number;
	state: 'here' | 'free' | 'away' | 'elsewhere' | 'other_edition' | 'no_days_left';
	day: Day | null;
	school: string | null;
};

/** Everything that answers "why these days, why these two": the days' pattern and span, what the roads cost, and who else could come. */
export type Why = {
	pattern: DatePattern | null;
	preferred: { inside: number; outside: number } | null;
	roads: Road[];
	/** In kilometres of the objective: roads, and what days outside the preferred span are worth. */
	cost: { road: number; outside: number; all: number };
	able: Ability[];
	others: Others | null;
};

/** Explains the placement of one training in a timetable by the facts that the planning minded; null where it has none. */
export function whyOf(facts: SeasonFacts, placed: readonly Placed[], trainingId: string): Why | null {
	const training = facts.trainings.find(({ id }) => id === trainingId);
	const own = placed.find(({ training_id }) => training_id === trainingId);
	if (!training || !own) return null;
	const instance = instanceOf({ ...facts, trainings: [{ ...training, stands: true }] }, { from: facts.season.first_on, fixed: [] });
	const part = evaluateTrainings(instance, placementsOf([own])).parts[0];
	const name = (id: string) => facts.lecturers.find((one) => one.id === id)?.name ?? '…';
	const roads = (part?.roads ?? []).map(({ lecturer, kilometres: km, blocks }) => ({
		lecturer_id: lecturer,
		name: name(lecturer),
		kilometres: km,
		times: blocks,
		total: 2 * km * blocks
	}));
	const outside = part?.outside.length ?? 0;
	return {
		pattern: patternOfDays(
			own.days,
			facts.holidays.map(({ day }) => day)
		),
		preferred: training.preferred && { inside: own.days.length - outside, outside },
		roads,
		cost: { road: part?.road ?? 0, outside: part?.outsidePreferred ?? 0, all: (part?.road ?? 0) + (part?.outsidePreferred ?? 0) },
		able: abilities(facts, placed, training, own),
		others: othersOf(facts, placed, trainingId)
	};
}

/** All who teach the topic, the nearest first. */
function abilities(facts: SeasonFacts, placed: readonly Placed[], training: TrainingFacts, own: Placed): Ability[] {
	const others = placed.filter(({ training_id }) => training_id !== training.id);
	const at = { lat: training.latitude, lon: training.longitude };
	return facts.lecturers
		.filter(({ available, topics }) => available && topics.includes(training.topic))
		.map((lecturer): Ability => ({
			lecturer_id: lecturer.id,
			name: lecturer.name,
			kilometres: kilometres({ lat: lecturer.latitude, lon: lecturer.longitude }, at),
			...stateOf(facts, others, lecturer, own)
		}))
		.sort((a, b) => a.kilometres - b.kilometres || a.name.localeCompare(b.name));
}

function stateOf(
	facts: SeasonFacts,
	others: readonly Placed[],
	lecturer: LecturerFacts,
	{ days, lecturers }: Placed
): Pick<Ability, 'state' | 'day' | 'school'> {
	const none = { day: null, school: null };
	if (lecturers.includes(lecturer.id)) return { state: 'here', ...none };
	const away = days.find((day) => isWithin(day, lecturer.absences));
	if (away) return { state: 'away', day: away, school: null };
	const abroad = days.find((day) => lecturer.elsewhere.includes(day));
	if (abroad) return { state: 'other_edition', day: abroad, school: null };
	const theirs = others.filter((one) => one.lecturers.includes(lecturer.id));
	const taken = theirs.find((one) => one.days.some((day) => days.includes(day)));
	if (taken) {
		const school = facts.trainings.find(({ id }) => id === taken.training_id)?.school ?? null;
		return { state: 'elsewhere', day: taken.days.find((day) => days.includes(day)) ?? null, school };
	}
	const held = new Set(theirs.flatMap((one) => one.days)).size;
	return held + days.length > lecturer.most_days ? { state: 'no_days_left', ...none } : { state: 'free', ...none };
}
