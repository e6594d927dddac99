export { beginPractice, type BeginPracticeRefusal } from './writing/begin-practice.ts';
export {
	savePracticeTexts,
	type PracticeTextsRefusal,
	type SavedPracticeText,
	type TheirPracticeText,
	type TypedPracticeText
} from './writing/save-texts.ts';
export { addAuthor, removeAuthor, type Author } from './writing/authors.ts';
export { sendVersion, type SendRefusal } from './writing/send-version.ts';
export { dropPractice } from './writing/drop-practice.ts';
export {
	giveConsent,
	giveConsentByLink,
	readAskedConsent,
	withdrawConsentByLink,
	type AskedByLink,
	type ConsentRefusal
} from './consents/give-consent.ts';
export { withdrawConsent } from './consents/withdraw-consent.ts';
export { readAgreed, type AgreedExample, type AgreedPicture } from './consents/read-agreed.ts';
export type { ConsentKind, ConsentLine } from './consents/consent-record.ts';
export { remarkOnPractice, type RemarkOnRefusal } from './remarks/make-remark.ts';
export { answerPracticeRemark, type AnswerPracticeRemarkRefusal } from './remarks/answer-remark.ts';
export type { PracticeRemark } from './remarks/remark-record.ts';
export { addPicture, type AddPictureRefusal } from './pictures/add-picture.ts';
export { movePicture, removePicture, wordPicture } from './pictures/change-picture.ts';
export { sayWhoIsOnPicture, takePictureBack } from './pictures/picture-consent.ts';
export { takeOwnPictureBack } from './pictures/own-picture.ts';
export { mayOpenPicture, readPicture, readPictures } from './pictures/read-pictures.ts';
export { openPublishedPicture, type PublishedPicture } from './pictures/published-pictures.ts';
export { shareMark, sharePicture } from './pictures/share-picture.ts';
export type { PictureRecord } from './pictures/picture-record.ts';
export { publishPractice, type PublishPracticeRefusal } from './publishing/publish-practice.ts';
export { withdrawPractice, type WithdrawPracticeRefusal } from './publishing/withdraw-practice.ts';
export {
	readPractice,
	readPracticeAuthors,
	readPracticeRemark,
	readPracticeVersion,
	readPracticeWriting,
	type PracticeDesk,
	type SentVersion
} from './reading/read-practice.ts';
export { readPracticeSending, type PracticeSending } from './reading/read-sending.ts';
export { readEditionPractices, readSchoolPractices, type SchoolPractices } from './reading/lists.ts';
export type { PracticeRecord } from './records/practice-record.ts';
export type { May } from './records/may.ts';
export { facets, searchPractices, type Facet, type FoundPractices } from './public/search-practices.ts';
export { publicMark } from './public/mark.ts';
export { newestPractices } from './public/newest.ts';
export { answerHarvester } from './harvest/answer-harvester.ts';
export { countPublished, readPublishedPractice, type PublishedPractice } from './public/read-published.ts';
export * from './check-ups/index.ts';
export * from './adaptations/index.ts';
export { practiceTodos } from './todos.ts';
export { practicesInvariants } from './invariants.ts';
export * from './book/index.ts';
export { eraseFromPractices } from './erase-person.ts';
export { practiceKeepers } from './keepers.ts';
