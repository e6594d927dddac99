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
