export { askCheckUps, checkUpPath } from './ask-check-ups.ts';
export { answerCheckUp, readCheckUp, type AnswerCheckUpRefusal, type CheckUp } from './answer-check-up.ts';
export { readCheckUpRule, setCheckUpRule, type CheckUpRule, type CheckUpRuleView, type SetCheckUpRuleRefusal } from './check-up-rule.ts';
export { readTrail, type Trail } from './read-trail.ts';
export { readAfterwards, type Afterwards } from './read-afterwards.ts';
