export { mayOpenDocument, mayOpenFindingFile } from './may-open.ts';
export { readDocuments, type DocumentsPage, type SharedDocument } from './read-documents.ts';
export { readSchoolForLecturers, type Partner, type SchoolForLecturers } from './read-school.ts';
export { shareDocument, withdrawDocument, type SentFile, type ShareInput, type ShareRefusal } from './share-document.ts';
