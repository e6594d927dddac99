export { askErasure, withdrawErasure } from './ask-erasure.ts';
export { carryOutErasure } from './carry-out-erasure.ts';
export { personEraser } from './erase-person.ts';
export type { Counts, Duty, Eraser, Leaving } from './eraser.ts';
export { forgetFarewells } from './forget-farewells.ts';
export { readErasure, readErasures, readOwnErasure, erasureTodos, type ErasureFile, type ListedErasure } from './read-erasures.ts';
export { refuseErasure } from './refuse-erasure.ts';
