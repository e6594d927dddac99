import { sql } from 'kysely';
import { done, isId, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { takeOutOfBooks } from '../book/take-out.ts';
import { lockPractice } from '../records/practice-record.ts';
import { erasePictures } from './erase.ts';

/**
 * Takes back that a picture may be shown, by somebody who is on it or who said who is on it; also when they have left the school. At any time and without a
 * reason: from that moment nobody is served it.
 */
export function takeOwnPictureBack(context: Context, picture_id: string): Promise<Outcome<undefined, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const who = context.actor.kind === 'person' ? context.actor.id : null;
		if (who === null || !isId(picture_id)) return refused('not_found');
		const picture = await trx.selectFrom('practices.picture').select('practice_id').where('id', '=', picture_id).executeTakeFirst();
		if (!picture || !(await lockPractice(trx, picture.practice_id))) return refused('not_found');
		const ended = await endFor(trx, context, who, picture_id);
		return ended.length > 0 ? done() : refused('not_found');
	});
}

/** Takes back all pictures on which somebody is: whoever is erased is shown nowhere. */
export async function takeBackPicturesOf(trx: Trx, context: Pick<Context, 'actor' | 'now'>, person_id: string): Promise<void> {
	const { rows } = await sql<{ picture_id: string; practice_id: string }>`
		select c.picture_id, c.practice_id from practices.consent c join practices.consent_person p on p.consent_id = c.id
		where p.person_id = ${person_id} and c.withdrawn_at is null order by c.practice_id, c.picture_id`.execute(trx);
	for (const { picture_id, practice_id } of rows) {
		await lockPractice(trx, practice_id);
		await endFor(trx, context, person_id, picture_id);
	}
}

async function endFor(
	trx: Trx,
	context: Pick<Context, 'actor' | 'now'>,
	who: string,
	picture_id: string
): Promise<{ practice_id: string }[]> {
	const { rows } = await sql<{ practice_id: string }>`
		update practices.consent c set withdrawn_at = ${context.now}, withdrawn_by = ${who}
		where c.kind = 'picture' and c.picture_id = ${picture_id} and c.withdrawn_at is null
			and (c.given_by = ${who} or exists (select from practices.consent_person p where p.consent_id = c.id and p.person_id = ${who}))
		returning c.practice_id`.execute(trx);
	for (const { practice_id } of rows) {
		await takeOutOfBooks(trx, context, practice_id);
		await erasePictures(trx, practice_id);
		await record(trx, context, { name: 'practice.picture_taken_back', subject: { kind: 'practice', id: practice_id } });
	}
	return rows;
}
