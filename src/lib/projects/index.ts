export {
	isOpenOn,
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
export { FindingSchema, FindingsSchema, mostFindings, type Finding } from './finding.ts';
export { lengthFault, lengthOf, line, prose } from './text.ts';
