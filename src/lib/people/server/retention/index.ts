export { carryOutRetention } from './carry-out-retention.ts';
export { changeTerm } from './change-term.ts';
export { readPurposes } from './classes.ts';
export { keeperOf, type Keeper } from './keeper.ts';
export { peopleKeepers } from './keepers.ts';
export { readRecordClass, readRetention, type ListedClass, type PastRun } from './read-retention.ts';
