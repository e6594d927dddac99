export { applicationFile, type ApplicationFile, type Override, type TimelineEntry } from './application-file.ts';
export type { CentreRefusal } from './centre-call.ts';
export { listApplications, listForExport, type Facets, type ListedApplication, type Listing } from './list-applications.ts';
export { lookAtApplication } from './look-at.ts';
export { readMessages, readThread, sendMessage, type Message, type SendRefusal, type Thread } from './messages.ts';
export { overrideFlag, takeBackOverride, type OverrideRefusal, type TakeBackRefusal } from './override-flag.ts';
export { previewRules, type Preview, type PreviewedChange, type Tally } from './preview-rules.ts';
export type { Related } from './related.ts';
export { returnApplication, type ReturnInput, type ReturnRefusal } from './return-application.ts';
