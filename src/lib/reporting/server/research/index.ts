export { askExport, type AskExportRefusal, type TypedExport } from './ask-export.ts';
export { grantExport, refuseExport, type DecideRefusal, type GrantRefusal } from './decide-export.ts';
export { makeExport } from './make-export.ts';
export { readExport, readExports, takeExport, type ExportInState, type ExportPage } from './read-exports.ts';
export type { ExportCounts, ExportState } from './rows.ts';
