import { done, lengthOf, line, refused, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { erasePictures } from '../pictures/erase.ts';
import { practiceTo, type ActRefusal } from '../records/may.ts';
import type { PracticeRecord } from '../records/practice-record.ts';
import { takeDown } from './take-down.ts';

export type WithdrawPracticeRefusal = ActRefusal | 'practice_not_published' | 'practice_faulty';

/**
 * Withdraws what is published, at once, with a reason that stands at its address from then on: by an author, the school's head or the
 * editor. Every consent to it ends with that: it is published again only when all have agreed anew. Pictures that its authors had removed,
 * and that were kept for what was public alone, are erased.
 */
export function withdrawPractice(
	context: Context,
	{ practice_id, why }: { practice_id: string; why: string }
): Promise<Outcome<undefined, WithdrawPracticeRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await practiceTo(trx, context, practice_id, ({ author, voice, edits }) => author || voice || edits);
		if (!found.ok) return found;
		const said = line(why);
		if (lengthOf(said) < 3 || lengthOf(said) > 500) return refused('practice_faulty', [{ field: 'why', key: 'practices_fault_why' }]);
		const { practice } = found.value;
		if (!(await takeDown(trx, context, practice, said))) return refused('practice_not_published');
		await takeConsentsBack(trx, context, practice);
		await erasePictures(trx, practice.id);
		return done();
	});
}

async function takeConsentsBack(trx: Trx, { actor, now }: Context, { id }: PracticeRecord): Promise<void> {
	await trx
		.updateTable('practices.consent')
		.set({ withdrawn_at: now, withdrawn_by: actor.id })
		.where('practice_id', '=', id)
		.where('withdrawn_at', 'is', null)
		.execute();
}
