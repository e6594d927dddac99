export { accountForTeam, accountOf, type ProjectAccount } from './read-account.ts';
