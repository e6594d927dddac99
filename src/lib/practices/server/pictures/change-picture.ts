import { done, isId, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { asKept, faultsInWords, moved, type PictureWords } from '../../picture.ts';
import { practiceTo, type ActRefusal, type May } from '../records/may.ts';
import { erasePictures } from './erase.ts';
import { picturesOf, type PictureRecord } from './picture-record.ts';

type Which = { practice_id: string; id: string };

/** A picture that is there, with its example locked for an act of whoever may do it. */
export async function pictureTo(
	trx: Trx,
	context: Context,
	{ practice_id, id }: Which,
	may: (may: May) => boolean
): Promise<Outcome<PictureRecord, ActRefusal>> {
	const found = await practiceTo(trx, context, practice_id, may);
	if (!found.ok) return found;
	const [picture] = isId(id) ? await picturesOf(trx, { practice_id, id }) : [];
	return picture && picture.renditions.length > 0 ? done(picture) : refused('not_found');
}

/** Words a picture anew. A version that was sent keeps the words it had. By the writers. */
export function wordPicture(context: Context, input: Which & PictureWords): Promise<Outcome<undefined, ActRefusal | 'picture_faulty'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await pictureTo(trx, context, input, ({ writes }) => writes);
		if (!found.ok) return found;
		if (found.value.removed_at !== null) return refused('not_found');
		const faults = faultsInWords(input);
		if (faults.length > 0) return refused('picture_faulty', faults);
		await trx.updateTable('practices.picture').set(asKept(input)).where('id', '=', input.id).execute();
		return done();
	});
}

/** Moves a picture by one place among those that are there. By the writers. */
export function movePicture(context: Context, { practice_id, id, by }: Which & { by: -1 | 1 }): Promise<Outcome<undefined, ActRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await pictureTo(trx, context, { practice_id, id }, ({ writes }) => writes);
		if (!found.ok) return found;
		const present = await picturesOf(trx, { practice_id, current: true });
		const order = moved(
			present.map((one) => one.id),
			id,
			by
		);
		for (const [position, one] of order.entries())
			await trx.updateTable('practices.picture').set({ position }).where('id', '=', one).execute();
		return done();
	});
}

/**
 * Takes a picture out of what is written; a version that was sent keeps it as long as its consent stands. What no version has is erased.
 * Removed twice it is removed once. By the writers.
 */
export function removePicture(context: Context, which: Which): Promise<Outcome<undefined, ActRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await pictureTo(trx, context, which, ({ writes }) => writes);
		if (!found.ok) return found;
		if (found.value.removed_at !== null) return done();
		const removed = { removed_at: context.now, removed_by: context.actor.id as string };
		await trx.updateTable('practices.picture').set(removed).where('id', '=', which.id).execute();
		await erasePictures(trx, which.practice_id);
		await record(trx, context, { name: 'practice.picture_removed', subject: { kind: 'practice', id: which.practice_id } });
		return done();
	});
}
