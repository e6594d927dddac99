export { readFairAccess, type FairAccess } from './read-fair-access.ts';
