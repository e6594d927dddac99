import { done, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { eraseAllPictures } from '../pictures/erase.ts';
import { practiceTo, type ActRefusal } from '../records/may.ts';
import { subjectsOf } from '../records/practice-record.ts';

/** Gives up an example before it was ever published: nobody works at it any more, its pictures are erased, and another may be begun from its project. By the writers. */
export function dropPractice(context: Context, practice_id: string): Promise<Outcome<undefined, ActRefusal | 'practice_was_published'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await practiceTo(trx, context, practice_id, ({ writes }) => writes);
		if (!found.ok) return found;
		const { practice } = found.value;
		if (practice.standing.published !== null || practice.withdrawn) return refused('practice_was_published');
		await trx
			.updateTable('practices.practice')
			.set({ dropped_at: context.now, dropped_by: context.actor.id })
			.where('id', '=', practice.id)
			.execute();
		await eraseAllPictures(trx, practice.id);
		await record(trx, context, { name: 'practice.dropped', ...subjectsOf(practice) });
		return done();
	});
}
