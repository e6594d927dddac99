import { done, prose, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { isRemarkAnswer } from '#projects';
import { practiceTo, type ActRefusal } from '../records/may.ts';
import { subjectsOf } from '../records/practice-record.ts';
import { remarkOn } from './remark-record.ts';

export type AnswerPracticeRemark = { remark_id: string; answer: string; words: string };
export type AnswerPracticeRemarkRefusal = ActRefusal | 'remark_answered' | 'practice_faulty';

/**
 * A writer answers an editor's remark: taken, taken in part, or not; what is not wholly taken says why. Once; answered the same way
 * again it is answered.
 */
export function answerPracticeRemark(
	context: Context,
	{ remark_id, ...typed }: AnswerPracticeRemark
): Promise<Outcome<{ practice_id: string }, AnswerPracticeRemarkRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const known = await remarkOn(trx, remark_id);
		if (!known) return refused('not_found');
		const found = await practiceTo(trx, context, known.practice_id, ({ writes }) => writes);
		if (!found.ok) return found;
		const words = prose(typed.words);
		const answer = isRemarkAnswer(typed.answer) ? typed.answer : null;
		const length = [...words].length;
		const faults = [
			...(answer ? [] : [{ field: 'answer', key: 'practices_fault_answer' }]),
			...((answer !== 'taken' && answer !== null && length < 3) || length > 2000
				? [{ field: 'words', key: 'practices_fault_answer_words' }]
				: [])
		];
		if (!answer || faults.length > 0) return refused('practice_faulty', faults);
		// Read again behind the lock: of two who answer at once the second is told.
		const now = await remarkOn(trx, remark_id);
		if (now?.answer === answer && now.answer_words === words) return done({ practice_id: known.practice_id });
		if (now?.answer) return refused('remark_answered');
		await trx
			.updateTable('practices.remark')
			.set({ answer, answer_words: words, answered_at: context.now, answered_by: context.actor.id })
			.where('id', '=', remark_id)
			.execute();
		await record(trx, context, {
			name: 'practice_remark.answered',
			...subjectsOf(found.value.practice),
			particulars: { number: known.number }
		});
		return done({ practice_id: known.practice_id });
	});
}
