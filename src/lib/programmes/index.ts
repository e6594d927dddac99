export { factsFromAnswers, isBlank, readAnswer, unanswered, type Answers, type AnswerValue, type Raw } from './answers.ts';
export { BlueprintSchema, type Blueprint, type Milestone, type Target } from './blueprint.ts';
export { blueprints, miniTrainings, networks2006, networksFollowOn } from './blueprints.ts';
export { CallRulesSchema, ContactSchema, PublicationSchema, type Contact, type Publication } from './call.ts';
export {
	criteria,
	criterionNames,
	parametersOf,
	RulesSchema,
	severities,
	type Criteria,
	type CriterionName,
	type Params,
	type Rule,
	type Severity
} from './criteria.ts';
export type { Answer, Met, ParameterInput, Seen, Terms } from './criterion.ts';
export {
	agreementParties,
	datePatterns,
	EditionTermsSchema,
	fundingSources,
	schoolsInNetworks,
	type DatePattern,
	type EditionTerms
} from './edition.ts';
export { criterionKey, parameterKey, sayFinding, sayRule, severityKey } from './explain.ts';
export {
	asSent,
	categoryOn,
	isSound,
	nothingKnown,
	teamRoles,
	type Decision,
	type Endorsement,
	type Evidence,
	type Facts,
	type HeldCategory,
	type Member,
	type Named,
	type SchoolFacts,
	type TeamRole
} from './facts.ts';
export {
	feeds,
	FieldSchema,
	fieldsOf,
	fieldTypes,
	FormSchema,
	sectionKinds,
	SectionSchema,
	type Feed,
	type Field,
	type FieldType,
	type Form,
	type Option,
	type Section,
	type SectionKind
} from './form.ts';
export type { Area, Indicator } from './framework-areas.ts';
export { frameworkOf, frameworks, indicatorsOf, isIndicator, isLevel, readLevel, type Framework } from './frameworks.ts';
export {
	judge,
	mayOverride,
	maySend,
	pronounce,
	withOverrides,
	type CallRules,
	type Finding,
	type Overrides,
	type Verdict
} from './judge.ts';
export { replay, type Change, type Difference, type Judged } from './replay.ts';
export { factsFromShort, type ShortFacts } from './short-facts.ts';
export { answerTo, countFor, distinct, type Demand, type Need } from './team-demands.ts';
export { teamCriteria, type TeamCriterion } from './team-criteria.ts';
export { isLate, isOpen, phaseOf, type CallPhase, type CallTimes, type LateEntry } from './times.ts';
export { DaySchema, Key, TextSchema } from './text.ts';
export { inTongue, type NameKind, type Sentence, type Tongue, type Value } from './sentence.ts';
export { TopicSchema, TopicsSchema, type Topic } from './topic.ts';
export { blankForm, blankTerms } from './blank.ts';
export { contradictionsIn, type Draft } from './contradictions.ts';
export { moveDay } from './move-day.ts';
export { compareRules, isUnchanged, type Altered, type RulesDiff } from './rules-diff.ts';
export { fieldNames, type Names } from './names.ts';
export { questionsFor, screen, screenerQuestions, type Screened, type ScreenerQuestion, type Told } from './screener.ts';
