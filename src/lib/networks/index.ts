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
export { fillingOf, measureStanding, moved, waysToFill, type Filling, type Move, type Standing } from './reform.ts';
export { meetingPlaces, nextMeetings, RhythmSchema, rhythmWeeks, type Meeting, type MeetingPlace, type Rhythm } from './rhythm.ts';
export { faultsOf, type GroupFault } from './faults.ts';
export type { Group } from './groups.ts';
export { kmBetween, schoolsOf, type Measured } from './measure.ts';
export type { Shift } from './shifts.ts';
export { levels, type FormedSchool, type Level, type Situation } from './situation.ts';
export type { Why } from './why.ts';
export type { Comparison } from './comparison.ts';
