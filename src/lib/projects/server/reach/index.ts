export { saveDuties } from './duties.ts';
export { askForNames, correctReached, removeName, stopAskingForNames } from './ask-for-names.ts';
export { agreeToBeNamed, readAsking, readConsent, withdrawConsent, type AgreeRefusal, type Asking } from './agree-to-be-named.ts';
export { forgetNames } from './forget-names.ts';
export type { NamedRecord } from './name-record.ts';
export { readTaughtOf, type TaughtDesk } from './read-taught.ts';
export { readReach, type ReachDesk } from './read-reach.ts';
export { openStaffPage, readStaffPage, renewStaffLink, saveStaffPage, type StaffPageRefusal, type StaffReading } from './staff-page.ts';
export { removeTaught, writeTaught, type TaughtRecord, type TaughtRefusal } from './taught.ts';
