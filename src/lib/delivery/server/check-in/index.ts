export { checkIn, readCheckIn, type CheckedIn, type CheckInDesk, type CheckInRefusal } from './check-in.ts';
export { findCode, takeCode, type CodeRefusal, type Phone } from './take-code.ts';
export { readWall, type Wall } from './wall.ts';
