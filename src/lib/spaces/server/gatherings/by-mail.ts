import { done, refused } from '#platform';
import type { ReplyHandler } from '#platform/server';
import { signUp, withdrawSignUp } from './sign-up.ts';
import { finishTask } from './tasks.ts';

/** A reply to an invitation: „taip“ signs up, „ne“ takes off the list. What is neither is not guessed at. */
export const answerGathering: ReplyHandler = async (context, { subject_id, text }) => {
	const [word = ''] = text
		.trim()
		.toLowerCase()
		.split(/[\s,.!]+/);
	const act = yes.has(word) ? signUp : no.has(word) ? withdrawSignUp : undefined;
	if (!act) return refused('spaces_yes_or_no');
	const outcome = await act(context, { id: subject_id });
	return outcome.ok ? done({ id: subject_id }) : refused(`spaces_${outcome.refusal}`);
};

const yes = new Set(['taip', 'ateisiu', 'dalyvausiu', 'būsiu', 'busiu', 'yes', 'ok']);
const no = new Set(['ne', 'negalėsiu', 'negalesiu', 'neateisiu', 'nedalyvausiu', 'no']);

const notYet = /^\s*(?:ne(?:\p{L}*)?|dar|kol kas|not|no|can.?t|cannot)(?![\p{L}\p{N}])/iu;

/** A reply to a task: it is done, and the text is what came of it. One that begins with a no („nespėsiu“, „dar ne“) finishes nothing. */
export const answerTask: ReplyHandler = async (context, { subject_id, text }) => {
	if (notYet.test(text)) return refused('spaces_task_not_done');
	const outcome = await finishTask(context, { id: subject_id, result: text.slice(0, 2000) });
	return outcome.ok ? outcome : refused(`spaces_${outcome.refusal}`);
};
