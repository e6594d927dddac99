import type { Replies } from '#platform/server';
import { answerCommitmentByMail } from '#evaluation/server';
import { answerByMail, answerRemarkByMail, noteByMail, valueByMail } from '#projects/server';
import { answerDigest, answerGathering, answerPost, answerTask } from '#spaces/server';

/**
 * Who takes what somebody answers by mail, by the purpose of the reply address. Each is a function
 * `(context as that person, { reply_id, subject_id, text, files }) => Outcome<{ id }, refusal>`; a purpose that is missing
 * here is parked. A refusal is told to the sender in the words of its message `refusal_<slice>_<name>`.
 */
export const replies: Replies = {
	'spaces.post': answerPost,
	'spaces.digest': answerDigest,
	'spaces.gathering': answerGathering,
	'spaces.task': answerTask,
	'projects.value': valueByMail,
	'projects.note': noteByMail,
	'projects.answer': answerByMail,
	'projects.remark': answerRemarkByMail,
	'evaluation.commitment': answerCommitmentByMail
};
