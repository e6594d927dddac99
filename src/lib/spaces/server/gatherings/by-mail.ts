import { done, refused } from '#platform';
import type { ReplyHandler } from '#platform/server';
import { saysDone } from '../../task-reply.ts';
import { noteOnTask } from './note-on-task.ts';
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

/** A reply to a task: one that begins with a clear word („padaryta“) finishes it, and the text is what came of it; any other is kept as a note. */
export const answerTask: ReplyHandler = async (context, { subject_id, text }) => {
	const said = text.slice(0, 2000);
	const outcome = saysDone(text)
		? await finishTask(context, { id: subject_id, result: said })
		: await noteOnTask(context, { id: subject_id, body: said });
	return outcome.ok ? done({ id: subject_id }) : refused(`spaces_${outcome.refusal}`);
};
