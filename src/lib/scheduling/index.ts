export { changesBetween, markOf, type Change, type When } from './changes.ts';
export { daysOf, isWeekend, isWithin, mondayOf, monthAfter, monthOf, monthsOf, spanOfMonth, weekdayOf, type Span } from './days.ts';
export type { LecturerFacts, Pairing, Placed, Season, SeasonFacts, TrainingFacts } from './facts.ts';
export { hasBegun, instanceOf, placementsOf, questionOf, type Kept, type Question } from './instance.ts';
export { blocksOfDays, patternForEngine, patternFromEngine, patternOfDays } from './patterns.ts';
export { usualGap, usualHours, usualWeights, WeightsSchema, type Weights } from './season.ts';
export { isHard, type Severity, type Warning } from './warning.ts';
export { whyOf, type Ability, type Road, type Why } from './why.ts';
export { warningsIn, warningsOn } from './warnings.ts';
export { wishesFrom, type Wishes } from './wishes.ts';
export { listOf, listPage, listStates, type ListFilters, type ListRow, type ListState } from './listing.ts';
export {
	closedOn,
	columnsOf,
	shortName,
	stripsOfLecturers,
	stripsOfSchools,
	weeksOf,
	type Bar,
	type CalendarDay,
	type Closed,
	type Entry,
	type Look,
	type Strip,
	type Tone,
	type Week
} from './views.ts';
export { disruptionKinds, touchedBy, type DisruptionFacts, type DisruptionKind } from './disruption.ts';
export { answerBy, isOver } from './offer-clock.ts';
export { isAgreed, sameDays, stateOfTraining, trainingStates, type OfferFacts, type TrainingState } from './training-state.ts';
