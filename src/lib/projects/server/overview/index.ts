export { answerHealth, readHealth, type AnswerHealthRefusal, type HealthDesk } from './health.ts';
export { readNetworkProgress, type NetworkProgress, type SchoolProgress } from './read-progress.ts';
export { writeToSchool, type WriteToSchoolRefusal } from './write-to-school.ts';
