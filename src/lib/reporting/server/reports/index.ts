export { addReport, changeReport, runReport, type ReportRefusal, type TypedReport } from './write-report.ts';
export { forgetReports } from './forget.ts';
export { askForDueReports, makeReportNow } from './by-calendar.ts';
export { makeReport } from './make-report.ts';
export { openMadeReport, readReport, readReports, type EditionReports, type ReportOfEdition, type ReportPage } from './read-reports.ts';
export type { MadeReport, ReportRecord } from './rows.ts';
