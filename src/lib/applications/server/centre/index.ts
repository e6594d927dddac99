export { listApplications, listForExport, type Facets, type ListedApplication, type Listing } from './list-applications.ts';
export type { CentreRefusal } from './centre-call.ts';
