export { decideAppeal, type DecideAppeal, type DecideAppealRefusal } from './decide-appeal.ts';
export { fileAppeal, type FileAppeal, type FileRefusal } from './file-appeal.ts';
export {
	giveOpinion,
	openAppealedApplication,
	readAppealToRead,
	type AppealToRead,
	type GiveOpinion,
	type OpinionRefusal
} from './give-opinion.ts';
export { nameReader, type NameReader, type NameReaderRefusal } from './name-reader.ts';
export { readAppeal, readAppeals, type AppealList, type AppealView } from './read-appeals.ts';
