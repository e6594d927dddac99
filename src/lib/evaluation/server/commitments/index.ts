export { answerCommitment, offers, takeBackObstacle, tellObstacle, type FollowRefusal } from './answer.ts';
export { answerCommitmentByMail } from './by-mail.ts';
export { askAfterWeeks, askFollowThrough, closeFollowThrough } from './by-itself.ts';
export { atCommitmentLink, commitmentToken } from './link.ts';
export { readOfferedObstacles, type ToTalkAbout } from './offered.ts';
export { readOwnCommitment, type OwnCommitment } from './read-own.ts';
export {
	readFollowTerms,
	saveFollowTerms,
	type FollowTermsInput,
	type FollowTermsView,
	type SaveFollowTermsRefusal
} from './save-terms.ts';
export { readFollowSums, readPooledFollowSums, type FollowSums } from './sums.ts';
export { commitmentTodos } from './todos.ts';
export { toldOfCommitments } from './told-of.ts';
export { withdrawCommitment, writeCommitment, type WriteRefusal } from './write-commitment.ts';
