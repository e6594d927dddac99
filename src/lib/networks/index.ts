export {
	concerns,
	CriteriaSchema,
	firstCriteria,
	points,
	somethingMatters,
	steps,
	weightsOf,
	type Concern,
	type Criteria,
	type Step
} from './criteria.ts';
export { completenessOf, type Completeness, type Condition, type Gathered, type Needs } from './completeness.ts';
export {
	duties,
	interestsIn,
	isBarred,
	matchHelpers,
	matchPoints,
	type Duty,
	type HelperFacts,
	type Interest,
	type Match,
	type NeedingFacts
} from './matching.ts';
export {
	bestHost,
	costOf,
	fillingOf,
	pointsOf,
	waysToFill,
	type Belonging,
	type Cost,
	type Filling,
	type Move,
	type Standing
} from './reform.ts';
export { meetingPlaces, nextMeetings, RhythmSchema, rhythmWeeks, type Meeting, type MeetingPlace, type Rhythm } from './rhythm.ts';
