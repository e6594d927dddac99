export { settleEditions } from './settle-editions.ts';
