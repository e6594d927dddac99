export { saveDuties } from './duties.ts';
export { readReach, type ReachDesk } from './read-reach.ts';
export { openStaffPage, readStaffPage, renewStaffLink, saveStaffPage, type StaffPageRefusal, type StaffReading } from './staff-page.ts';
export { removeTaught, writeTaught, type TaughtRecord, type TaughtRefusal } from './taught.ts';
