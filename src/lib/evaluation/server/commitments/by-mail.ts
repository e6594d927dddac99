import { done, refused } from '#platform';
import type { ReplyHandler } from '#platform/server';
import { answerSaid } from '../../commitment.ts';
import { answerCommitment } from './answer.ts';
import { commitmentById } from './commitment-record.ts';

/** A reply to the letter that asks what came of a commitment: a clear word answers it, nothing else of the letter is kept. What is not clear is not guessed at. */
export const answerCommitmentByMail: ReplyHandler = async (context, { subject_id, text }) => {
	const said = answerSaid(text);
	const written = await context.db.transaction().execute((trx) => commitmentById(trx, subject_id));
	if (!written || written.person_id !== context.actor.id) return refused('commitment_not_asked');
	if (!said) return refused('commitment_word_unclear');
	const outcome = await answerCommitment(context, { delivery_id: written.delivery_id, said });
	return outcome.ok ? done({ id: outcome.value.id }) : refused(outcome.refusal === 'not_found' ? 'commitment_not_asked' : outcome.refusal);
};
