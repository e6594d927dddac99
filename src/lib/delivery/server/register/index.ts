export { markAttendance, type MarkRefusal } from './mark-attendance.ts';
export { closeRegister, type CloseInput, type CloseRefusal } from './close-register.ts';
export { correctRegister, type CorrectInput, type CorrectRefusal } from './correct-register.ts';
export { settleMark, type SettleRefusal } from './settle-mark.ts';
export { closingsOf, lastClosing, type Closing } from './closings.ts';
export { isCounted, keepMarks, marksOf, standingMarks, type IncomingMark, type Kept, type MarkRow, type Said } from './marks.ts';
export {
	overviewFor,
	readRegisters,
	type OverviewCell,
	type OverviewRow,
	type OverviewSession,
	type RegisterOverview,
	type SessionState
} from './read-overview.ts';
export { readRegister, type RegisterPage, type RegisterRow } from './read-register.ts';
export { bringSheet, mayOpenSheet, sheetsOf, type BringRefusal, type Sheet } from './sheets.ts';
export {
	addParticipant,
	leaveTeam,
	readTeamOf,
	replaceParticipant,
	type TeamPage,
	type TeamRefusal,
	type TypedParticipant
} from './participants.ts';
export { typeSheet, type TypeSheetRefusal } from './type-sheet.ts';
export { printSheet, sheetWords } from './print-sheet.ts';
export { registerTodos } from './todos.ts';
