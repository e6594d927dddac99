export { markAttendance, type MarkRefusal } from './mark-attendance.ts';
export { closeRegister, type CloseInput, type CloseRefusal } from './close-register.ts';
export { correctRegister, type CorrectInput, type CorrectRefusal } from './correct-register.ts';
export { settleMark, type SettleRefusal } from './settle-mark.ts';
export { closingsOf, lastClosing, type Closing } from './closings.ts';
export { isCounted, keepMarks, marksOf, standingMarks, type IncomingMark, type Kept, type MarkRow, type Said } from './marks.ts';
