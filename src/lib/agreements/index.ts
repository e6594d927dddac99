export {
	ContentSchema,
	eurosOf,
	fundNames,
	introducedAs,
	partyNames,
	sectionsOf,
	textOf,
	type Content,
	type Party,
	type WrittenSection
} from './content.ts';
export { differenceOf, type Piece } from './difference.ts';
export {
	agreementStates,
	isPartyRole,
	mayAct,
	nextParties,
	partyRoles,
	signedByAll,
	signOrders,
	stateOf,
	stateOfText,
	textInForce,
	unsignedParties,
	waitingText,
	type Act,
	type ActRefusal,
	type AgreementFacts,
	type AgreementState,
	type PartyRole,
	type SignOrder,
	type TextFacts,
	type TextState
} from './state.ts';
export {
	dueDays,
	filledIn,
	mergeFields,
	TemplateSchema,
	unknownFields,
	type Due,
	type Fund,
	type MergeField,
	type Obligation,
	type Template
} from './template.ts';
export { templateFor } from './templates/index.ts';
