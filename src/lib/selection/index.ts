export {
	leastOf,
	mergeFields,
	mostOf,
	decisionOutcomes,
	priorities,
	quotaKinds,
	reasonsOf,
	SchemeSchema,
	type Criterion,
	type Level,
	type MergeField,
	type DecisionOutcome,
	type Priority,
	type Quota,
	type QuotaKind,
	type Reason,
	type Scheme
} from './scheme.ts';
export { faultsInScheme, type CallFacts } from './scheme-faults.ts';
export { rulesOf, type Candidate, type Inputs, type Interest, type Lots, type RankedBy, type Rules, type Vote } from './inputs.ts';
export { answerDay, isWithin, lastMinuteAfter } from './clocks.ts';
export { holdsPlace, offerStates, waitsInReserve, type OfferState, type Standing } from './held.ts';
export { mergeLetter, openFields, sentFields, type Merged } from './letter-text.ts';
export { planAssignments, type AssignmentPlan, type Available, type Proposed, type ToAssign, type Unplaced } from './assignment-plan.ts';
export { conflictKinds, detectConflicts, type ConflictKind, type Employment, type InterestFacts, type ReviewerFacts } from './conflicts.ts';
export {
	faultsInPhases,
	nextPhase,
	phaseAt,
	phaseKinds,
	rightsNow,
	scoresCloseAt,
	type Phase,
	type PhaseFault,
	type PhaseKind,
	type PhaseRights
} from './phase.ts';
export { fitted, presetFor } from './presets.ts';
export { compare, compareMerit, rank, weightOf, whyNotRanked, type NotRanked, type Ranked, type Ranking, type Scored } from './ranking.ts';
export { allot, groupsOf, openHall, type Group, type Hall } from './places.ts';
export { placesIn, propose, type Placed, type Proposal } from './propose.ts';
export { lineOf, placedIn, proposedFor, whyNotRankedIn, type ActResult, type Decided } from './act-result.ts';
export { scoreInWords } from './score-words.ts';
export { countsNothing, whatIf, type Shift, type Spot, type Trial, type WhatIf } from './what-if.ts';
export { nextFromReserve } from './promotion.ts';
export { spreadOf, type ApplicationSpread, type Severity, type Spread } from './spread.ts';
export { stabilityBand, type BandEntry, type Cause } from './band.ts';
export { applyCounterfactual, counterfactual, counterfactualsIn, type Counterfactual, type LevelChange } from './counterfactual.ts';
export type { FactChange } from './counterfactual-facts.ts';
export { redactContent, type RedactionWords } from './redact.ts';
export { selectionFile, type FileContent, type FileHeader, type Seal } from './selection-file.ts';
export { readTrial, type AskedTrial } from './trial.ts';
export { tieBreaks, type TieBreak } from './tie-breaks.ts';
export { appealEffect, type AppealChanges, type AppealEffect, type Stand } from './appeal-effect.ts';
