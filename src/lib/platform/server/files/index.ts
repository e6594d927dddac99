export { acceptedEndings, mostBytes, sharedEndings } from './kinds.ts';
export type { FileRefusal } from './recognise.ts';
export {
	fileById,
	filesOf,
	openFile,
	removeFile,
	saveFile,
	storeFor,
	sweepFile,
	type FileOwners,
	type MayOpen,
	type NewFile,
	type StoredFile
} from './files.ts';
export { disposition, fileHeaders } from './serve.ts';
export { fileStore, memoryStore, openFiles, type FileStore } from './store.ts';
