export { readBudget, readBudgetLine, type Budget, type BudgetLinePage } from './read-budget.ts';
export { addBudgetLine, changeBudgetPlan, type LineRefusal, type PlanRefusal, type TypedLine } from './write-line.ts';
export { withdrawMoneyEntry, writeMoneyEntry, type EntryRefusal, type TypedEntry, type WithdrawEntryRefusal } from './write-entry.ts';
export type { BudgetLine, FundingSource, MoneyEntry, PlanChange } from './lines.ts';
