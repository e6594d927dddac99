export * from './evidence/index.ts';
export * from './statements/index.ts';
export { reportingInvariants } from './invariants.ts';
export { reportingTodos } from './todos.ts';
export { readActivity, type Activity, type ActivityRow } from './activity/read-activity.ts';
