export {
	PracticeSchema,
	faultInText,
	isLicence,
	isPracticePart,
	isPracticeText,
	licences,
	longestPracticeText,
	missingToSend,
	partOfNeeded,
	practiceParts,
	practiceText,
	textsOfPart,
	type Licence,
	type Needed,
	type Practice,
	type PracticePart,
	type PracticeText,
	type Source
} from './practice.ts';
export { namesOf, obstaclesTo, slugFor, turnOf, type Obstacle, type Standing } from './publication.ts';
export { chaptersOf, type Book } from './book/book.ts';
export { bookParts, type BookPart } from './book/compose.ts';
export type { Lack, ProofState } from './book/lacks.ts';
export { markupOf } from './book/markup.ts';
export { licencePage, licencePages } from './licence-pages.ts';
export { element, xmlHead, xmlText } from './harvest/xml.ts';
export type { FollowedPractice } from './followed.ts';
export { nearDuplicates, sharedWords } from './likeness.ts';
export {
	isShownOn,
	longestOfPicture,
	mostPictures,
	shownOn,
	type PictureStatement,
	type PictureWords,
	type SaidOfPicture,
	type ShownOn
} from './picture.ts';
export { FactsSchema, sizes, type Facts, type SizeOf } from './facts.ts';
export { writersOf } from './asked.ts';
export { checkUpAnswers, type CheckUpAnswer, type SaidLater } from './check-up.ts';
export { draftFrom, type Account, type Draft, type DraftWords } from './draft.ts';
