export { approveStatement, type ApproveRefusal } from './approve-statement.ts';
export { printStatement } from './print-statement.ts';
export {
	readDraft,
	readEditionStatements,
	readOwnStatements,
	readStatement,
	type DraftPage,
	type OwnStatements,
	type StatementPage,
	type Unstated
} from './read-statements.ts';
export type { StatementRecord } from './rows.ts';
export { submitStatement, type SubmitInput, type SubmitRefusal } from './submit-statement.ts';
export { withdrawStatement, type WithdrawRefusal } from './withdraw-statement.ts';
