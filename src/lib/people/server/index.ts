export { readSession } from './session.ts';
export { rememberLanguage } from './language.ts';
