export { adaptProgramme, type AdaptInput, type AdaptRefusal } from './adapt-programme.ts';
export { newBlockKey } from './block-key.ts';
export type { EarlierAdaptation } from './earlier.ts';
export { readBaseProgrammes, readProgrammeOfDelivery, type BasesPage, type ProgrammeOfDelivery } from './read-programme.ts';
export type { Account, Adaptation, BaseProgramme } from './rows.ts';
export { saveBaseProgramme, type BaseProgrammeInput, type BaseProgrammeRefusal } from './save-base-programme.ts';
export { writeAccount, type AccountInput, type AccountRefusal } from './write-account.ts';
