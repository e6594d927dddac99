export { readSession } from './session.ts';
export { rememberLanguage } from './language.ts';
export { readAudit, readJobs, readLetter, readOutbox, retryJob } from './floor/read-floor.ts';
export { mayOperate } from './floor/may-operate.ts';
