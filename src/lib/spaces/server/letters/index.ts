export { answerDigest, answerPost } from './by-mail.ts';
export { sendDigests, writeDigest } from './digest.ts';
export { newsFor, type News } from './news.ts';
export { preferencesOf, readPreference, savePreference, type Preference, type SavePreference } from './preferences.ts';
export {
	chooseByLink,
	lettersAddress,
	lettersByLink,
	renewLettersLink,
	stopAddress,
	stopByLink,
	type LetterLinkRefusal
} from './stop-link.ts';
export { directSubscriptions } from './tell-directly.ts';
