import { addDays, type Day } from '#platform';
import type { Placement, TrainingsInstance } from '#planning';
import type { Placed, SeasonFacts } from './facts.ts';
import { hasBegun, instanceOf, placementsOf, questionOf } from './instance.ts';

/** What a disruption makes impossible, beyond what the facts of the season say already. */
export type Impossible = {
	/** Trainings whose published days or lecturers cannot stay. */
	touched: readonly string[];
	/** Trainings that another disruption waits for: they are not looked at, and their lecturers stay booked. */
	left: readonly string[];
	/** Days on which somebody does not want to teach after all, by lecturer. */
	away: ReadonlyMap<string, readonly Day[]>;
	/** Days on which a school does not want to host after all, by training. */
	closed: ReadonlyMap<string, readonly Day[]>;
	/** Lecturers who do not hold a training any more, by training. */
	barred: ReadonlyMap<string, readonly string[]>;
};

export type RepairQuestion = { instance: TrainingsInstance; current: Placement[] };

/**
 * A disruption as the engine is asked to repair it: the season after it, and what is published. Days up to today have been
 * held: they belong to every repair, and whoever held them holds the rest. What is not touched keeps its pins.
 */
export function repairQuestion(facts: SeasonFacts, published: readonly Placed[], today: Day, impossible: Impossible): RepairQuestion {
	const { touched, left } = impossible;
	const others = published.filter(({ training_id }) => !touched.includes(training_id));
	const { kept } = questionOf(facts, { draft: others, published: others, today });
	const unplaced = facts.trainings.filter(({ id }) => !published.some(({ training_id }) => training_id === id)).map(({ id }) => id);
	const out = new Set([...left, ...unplaced, ...kept.map(({ training_id }) => training_id)].filter((id) => !touched.includes(id)));
	const fixed = published.flatMap((placed) =>
		touched.includes(placed.training_id) ? heldPart(placed, today) : [pinnedWhenBegun(placed, today)]
	);
	const bare = instanceOf(facts, { from: addDays(today, 1), fixed, left: out });
	const instance = {
		...bare,
		schools: bare.schools.map((school) => ({
			...school,
			topic: impossible.barred.has(school.id) ? ownTopic(school.id) : school.topic,
			days: without(school.days, impossible.closed.get(school.id))
		})),
		lecturers: bare.lecturers.map((lecturer) => ({
			...lecturer,
			topics: [...lecturer.topics, ...ownTopicsFor(lecturer.id, lecturer.topics, bare, impossible)],
			blocked: [...new Set([...(lecturer.blocked ?? []), ...within(bare, impossible.away.get(lecturer.id))])].sort()
		})),
		pins: bare.pins.map(({ days, ...pin }) =>
			touched.includes(pin.school) ? { ...pin, held: days ?? [] } : { ...pin, ...(days && { days }) }
		)
	};
	const known = new Set(instance.schools.map(({ id }) => id));
	return { instance, current: placementsOf(published).filter(({ school }) => known.has(school)) };
}

const pinnedWhenBegun = (placed: Placed, today: Day): Placed =>
	hasBegun(placed, today) ? { ...placed, days_pinned: true, lecturers_pinned: true } : placed;

/** Of a training that cannot stay: what has been held, with those who held it. */
function heldPart(placed: Placed, today: Day): Placed[] {
	const days = placed.days.filter((day) => day <= today);
	return days.length === 0 ? [] : [{ ...placed, days, days_pinned: true, lecturers_pinned: true }];
}

/** A lecturer is kept from one training by a topic of its own, which all the others teach. */
const ownTopic = (training: string): string => `only ${training}`;

const ownTopicsFor = (lecturer: string, topics: readonly string[], { schools }: TrainingsInstance, { barred }: Impossible): string[] =>
	schools
		.filter(({ id, topic }) => topics.includes(topic) && barred.has(id) && !barred.get(id)?.includes(lecturer))
		.map(({ id }) => ownTopic(id));

const without = (days: readonly Day[], closed: readonly Day[] = []): Day[] => days.filter((day) => !closed.includes(day));

const within = ({ calendar }: TrainingsInstance, days: readonly Day[] = []): Day[] =>
	days.filter((day) => calendar.first <= day && day <= calendar.last);
