export { answerSurvey } from './answer-survey.ts';
export { closeSurveys, openSurveys, remindRespondents } from './by-itself.ts';
export { closeSurvey, type CloseRefusal } from './close-survey.ts';
export * from './commitments/index.ts';
export { decline, type DeclineRefusal } from './decline.ts';
export { handInSheet, type Brought, type HandInRefusal, type SheetInput } from './hand-in-sheet.ts';
export { handOutSlips, readSlips, type SlipsRefusal, type SlipsView } from './hand-out-slips.ts';
export { openSurvey, type OpenRefusal } from './open-survey.ts';
export { readAnonymously, readSurvey, type OpenToAll, type SurveyView } from './read-survey.ts';
export {
	groupings,
	pooledKinds,
	readPooled,
	readPublicResults,
	type Group,
	type Grouping,
	type PooledKind,
	type PublicResults
} from './pooled.ts';
export { readResults, resultsOf, standingOf, type Results, type ResultsView } from './results.ts';
export { surveyOf, type Counts, type Survey } from './surveys.ts';
export { readTemplates, type TemplateView } from './read-templates.ts';
export {
	changeTemplate,
	copyTemplate,
	returnToOurs,
	useTemplate,
	type ChangeTemplateRefusal,
	type TemplateNamed,
	type UseTemplateRefusal
} from './write-template.ts';
export { takeBallot, takeCode, type Standing, type TakeRefusal } from './take-ballot.ts';
export { evaluationInvariants } from './invariants.ts';
export { surveyTodos } from './todos.ts';
export { eraseFromEvaluation } from './erase-person.ts';
