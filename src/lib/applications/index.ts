export type { Content, SentEndorsement, SentEvidence, SentMember, SentSchool } from './content.ts';
export { looksLikePupilData } from './pupil-data.ts';
export { includes, isSent, isWritable, mayBeWithdrawn, rights, states, type Right, type State } from './states.ts';
export { missingAnswers, sectionFor, tasksOf, type Progress, type Task, type TaskState } from './tasks.ts';
export { digestOf, sameAnswer, writtenAs } from './written.ts';
export { adviseTeam, type Advised, type TeamAdvice } from './team-builder.ts';
export { countFilters, needs, noFilters, outcomes, pageSize, readFilters, sorts, type Filters, type Need, type Sort } from './listing.ts';
