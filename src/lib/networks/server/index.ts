export { networksInvariants } from './invariants.ts';
