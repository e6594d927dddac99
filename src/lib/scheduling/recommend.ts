import { addDays, type Day } from '#platform';
import { recommendPlaces, whyPlaced, type TrainingPlace } from '#planning';
import { markOf } from './changes.ts';
import type { Placed, SeasonFacts } from './facts.ts';
import { instanceOf, placementsOf } from './instance.ts';

/** A place that a training could have while all others stay: its days, its lecturers, and what it costs in kilometres. */
export type Recommendation = { days: Day[]; lecturers: string[]; road: number; outside: number; all: number; same: boolean };

/** How many other places a page shows. */
const shown = 5;

/** The cheapest places of one training from tomorrow on while everything else stands still, the cheapest first. */
export function recommend(facts: SeasonFacts, placed: readonly Placed[], trainingId: string, today: Day): Recommendation[] {
	const own = placed.find(({ training_id }) => training_id === trainingId);
	const instance = aloneIn(facts, trainingId, addDays(today, 1));
	return recommendPlaces(instance, placementsOf(placed), trainingId, shown).map((place) => ({
		...toldOf(place),
		same: own !== undefined && sameWhen(own, place)
	}));
}

/** What other choices would cost more, all else standing still; null where there is no such choice. */
export type Others = { days: Other | null; lecturers: Other | null; alone: Other | null };
export type Other = Recommendation & { more: number };

/** Answers "why not other days, why not other people" with the cheapest of each, and what the other schools' plans cost this one. */
export function othersOf(facts: SeasonFacts, placed: readonly Placed[], trainingId: string): Others | null {
	const why = whyPlaced(aloneIn(facts, trainingId, facts.season.first_on), placementsOf(placed), trainingId);
	if (!why) return null;
	const told = (one: (TrainingPlace & { more: number }) | null) => one && { ...toldOf(one), same: false, more: one.more };
	return { days: told(why.otherDays), lecturers: told(why.otherLecturers), alone: told(why.alone) };
}

/** The season with this training only: the places of the others are told apart, as what takes lecturers away. */
function aloneIn(facts: SeasonFacts, trainingId: string, from: Day) {
	const trainings = facts.trainings.filter(({ id }) => id === trainingId);
	return instanceOf({ ...facts, trainings }, { from, fixed: [] });
}

const toldOf = ({ placement, part }: TrainingPlace) => ({
	days: [...placement.days],
	lecturers: [...placement.lecturers],
	road: part.road,
	outside: part.outsidePreferred,
	all: part.road + part.outsidePreferred
});

const sameWhen = (own: Placed, { placement }: TrainingPlace): boolean =>
	markOf({ ...own, days_pinned: false, lecturers_pinned: false }) ===
	markOf({
		training_id: own.training_id,
		days: placement.days,
		lecturers: placement.lecturers,
		days_pinned: false,
		lecturers_pinned: false
	});
