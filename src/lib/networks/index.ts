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
