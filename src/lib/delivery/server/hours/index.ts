export { attendedOf, hoursOf, supersedeHours, writeHours, type Attended, type HoursEntry, type NewHours } from './ledger.ts';
export { deliveryInvariants } from './invariants.ts';
