export { beginRound, type BeginRefusal } from './round/begin-round.ts';
export { publishScheme, type PublishSchemeRefusal } from './round/publish-scheme.ts';
export { readRound, readScheme, type Progress, type RoundOverview, type SchemeDesk } from './round/read-round.ts';
export { saveScheme, type SaveSchemeRefusal } from './round/save-scheme.ts';
export { setPhases, type PhasesRefusal } from './round/set-phases.ts';
export * from './deciding/index.ts';
export { drawLots, type DrawRefusal } from './lots/draw-lots.ts';
export { readLots, readLotsDesk, readOwnLot, type Lot, type LotsDesk, type OwnLot, type PublicLots } from './lots/read-lots.ts';
export * from './offers/index.ts';
export {
	assignFromFile,
	previewAssignments,
	readAssignmentFile,
	type FileRow,
	type JudgedRow,
	type RowFault
} from './assigning/assign-from-file.ts';
export { assignReview, type AssignRefusal, type How } from './assigning/assign.ts';
export { applyBalance, proposeBalance, type Balance } from './assigning/balance.ts';
export { endAssignment } from './assigning/end-assignment.ts';
export { liftConflict } from './assigning/lift-conflict.ts';
export { endReviewer, putReviewer, type ReviewerInput } from './assigning/reviewers.ts';
export { declareInterest, declareNoInterest } from './reviewing/declare.ts';
export { deskNeeds, readReviewDesk, type DeskNeed, type DeskRound, type DeskRow } from './reviewing/desk.ts';
export { readAssignment, type AssignmentPage } from './reviewing/read-assignment.ts';
export { saveScore } from './reviewing/score.ts';
export { longestReason, longestRemark, type GivenScore, type StandingScore } from './reviewing/scores.ts';
export { saveReview, sendReview, type ReviewSheet } from './reviewing/send-review.ts';
export * from './letters/index.ts';
export { selectionSubscriptions } from './subscriptions.ts';
export { assignThird } from './assigning/assign-third.ts';
export {
	assignmentsPageSize,
	readAssignments,
	type AssignedApplication,
	type AssignmentsFilter,
	type AssignmentsPage
} from './following/read-assignments.ts';
export { conflictsPageSize, readConflicts, type ConflictRow } from './following/read-conflicts.ts';
export { readReviewers, type ReviewerRow, type ReviewersPage } from './following/read-reviewers.ts';
export { readReviews, reviewsPageSize, type ReviewedRow, type ReviewsPage } from './following/read-reviews.ts';
export { exportSelection, selectionFileOf } from './export-selection.ts';
export { remindReviewers } from './assigning/remind.ts';
export { selectionInvariants } from './invariants.ts';
export { reviewTodos, roundTodos } from './review-todos.ts';
export { mayDecide } from './centre-round.ts';
export { effectOfPriority, type EffectOfPriority } from './results/effect-of-priority.ts';
export { openPublicSelection, readPublished, readResults, toldCalls, type PublicResults } from './results/read-results.ts';
export * from './appeals/index.ts';
export { carryOn, type CarryRefusal } from './results/carry-on.ts';
export { readOwnDecision, type OwnAppeal, type OwnDecision } from './results/read-own-decision.ts';
export { decidingTodos } from './deciding-todos.ts';
export { eraseFromSelection } from './erase-person.ts';
export { selectionKeepers } from './keepers.ts';
