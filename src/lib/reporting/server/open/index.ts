export { keptRows, mayBeTakenBack } from './kept-rows.ts';
export { openRows } from './rows.ts';
