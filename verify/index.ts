export { checkSelection, type Report } from './check.ts';
export { readPublicKey, type PublicKey } from './file/key.ts';
export { reportLines, reportValue } from './report.ts';
export { mostBytes } from './text/lines.ts';
