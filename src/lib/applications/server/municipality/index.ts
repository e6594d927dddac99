export { answerEndorsement, answerEndorsementByLink, type AnswerEndorsementRefusal, type EndorsementAnswer } from './answer-endorsement.ts';
export { municipalityDesk, type MunicipalApplication, type MunicipalDesk } from './desk.ts';
export { endorsementByLink, endorsementFile, type EndorsementFile, type EndorsementState } from './endorsement.ts';
export { municipalityTodos } from './todos.ts';
