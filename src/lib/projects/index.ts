export {
	isOpenOn,
	isShownTo,
	isVisibility,
	outcomes,
	partOf,
	readsAll,
	titleBounds,
	visibilities,
	type Part,
	type ProjectOutcome,
	type Ties,
	type Visibility
} from './project.ts';
export { FindingSchema, FindingsSchema, indicatorOf, mostFindings, type Finding } from './finding.ts';
export { asTyped, CausesSchema, mostBones, type Bone, type TypedBone } from './problem.ts';
export { fishboneOf, type Fishbone } from './fishbone.ts';
export { wrapped } from './drawing.ts';
export { asRows, isMove, levels, moved, parentsOf, type DriverLevel, type DriverRow } from './drivers.ts';
export { driverTreeOf, type DriverTree } from './driver-tree.ts';
export { lengthFault } from './text.ts';
export { similarityOf, sizeBandOf, type Likeness, type Likely } from './similar.ts';
export { readValue, isUnit, type Entry, type ReadValue, type ValueFault } from './value.ts';
export { medianOf, runChart, runsByChance, type Point, type RunChart, type Side, type Signal } from './run-chart.ts';
export {
	askedFrom,
	measureKinds,
	readMeasure,
	rhythms,
	ways,
	type MeasureKind,
	type MeasurePlan,
	type Rhythm,
	type TypedMeasure,
	type Way
} from './measure.ts';
export {
	chainOf,
	decisions,
	isDecision,
	kindOf,
	mayPredict,
	readCyclePlan,
	readDecision,
	readStudy,
	runningCycle,
	stageOf,
	type Decision,
	type Stage,
	type TypedStudy
} from './cycle.ts';
export { isQuestion, questionFor, questions, readNote, splitNote, type Note, type Question } from './note.ts';
export {
	ActionSchema,
	PlanSchema,
	actionStates,
	changeKinds,
	emptyPlan,
	gapsIn,
	isChange,
	isPlanPart,
	isPlanText,
	longestOf,
	meeting,
	mostActions,
	planParts,
	reviewNeeded,
	saidBy,
	textOf,
	textsOf,
	type Action,
	type ActionState,
	type Change,
	type Gap,
	type Plan,
	type PlanPart,
	type PlanText,
	type Seen
} from './plan.ts';
export { countActions, planDiff, wordsDiff, type ActionChange, type PartDiff, type Piece } from './plan-diff.ts';
export { halfKey, halfOf, halvesBetween, isIn, type Half } from './half-year.ts';
export { mostNames, namesAskedFor } from './named.ts';
export { duties, isDuty, reachOf, readTaught, type Duty, type Reach, type Taught, type TypedTaught } from './reach.ts';
export {
	HealthSchema,
	fewestAnswers,
	healthItems,
	healthOf,
	quarterOf,
	type HealthAnswers,
	type HealthItem,
	type ItemHealth
} from './health.ts';
export {
	lastSign,
	nextStep,
	quietFor,
	signKinds,
	steps,
	suggestionFor,
	suggestions,
	type Sign,
	type SignKind,
	type Standing,
	type Step,
	type Suggestion
} from './signs.ts';
export { isRemarkAnswer, readRemarkAnswer, remarkAnswers, type RemarkAnswer } from './remark.ts';
