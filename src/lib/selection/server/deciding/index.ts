export { applyDecisions, type Apply, type ApplyRefusal } from './apply-decisions.ts';
export { decideApplication, type Decide, type DecideOneRefusal } from './decide.ts';
export type { DecideRefusal, DeskRefusal } from './desk.ts';
export {
	decisionFilters,
	readDecision,
	readDecisions,
	readPending,
	type DecisionFilter,
	type DecisionRow,
	type DecisionsDesk,
	type OneDecision,
	type Pending
} from './read-decisions.ts';
export { takeOverProposal } from './take-over-proposal.ts';
export { undoDecisions, type Undo, type UndoRefusal } from './undo-decisions.ts';
export { readRanking, rankingPageSize, type NamedShift, type QuotaUse, type RankedRow, type RankingView } from './read-ranking.ts';
export { openMinutes, readAct, type ActView } from './read-act.ts';
