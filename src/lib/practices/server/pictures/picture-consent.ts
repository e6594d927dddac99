import { sql } from 'kysely';
import { dayOf, done, newId, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { asSaid, faultsInStatement, type PictureStatement } from '../../picture.ts';
import type { ActRefusal } from '../records/may.ts';
import { practiceById } from '../records/practice-record.ts';
import { authorsOf, candidatesOf, type Author } from '../writing/authors.ts';
import { pictureTo } from './change-picture.ts';
import { takeOutOfBooks } from '../book/take-out.ts';
import { erasePictures } from './erase.ts';

type Which = { practice_id: string; id: string };
/** Also which people of the example or its school are on it, where somebody says so: they find it among what they agreed to. */
type Said = PictureStatement & { people?: readonly string[] };

/**
 * Says who is on a picture: nobody who could be recognised, adults who agreed, or pupils for whom the school holds their parents' consents –
 * since when, and who keeps them (G-01, G-07). By the writers; said anew it takes the place of what was said before. What was taken back from
 * under everybody's eyes does not come back by this: it is brought as another picture, and goes with a version past everybody who is asked.
 */
export function sayWhoIsOnPicture(
	context: Context,
	input: Which & Said
): Promise<Outcome<undefined, ActRefusal | 'picture_faulty' | 'picture_was_taken_back'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await pictureTo(trx, context, input, ({ writes }) => writes);
		if (!found.ok) return found;
		const faults = faultsInStatement(input, dayOf(context.now));
		if (faults.length > 0) return refused('picture_faulty', faults);
		if (found.value.consent === null && (await isPublished(trx, input.id))) return refused('picture_was_taken_back');
		await endConsents(trx, context, input.id);
		const consent_id = newId();
		await trx
			.insertInto('practices.consent')
			.values({
				id: consent_id,
				practice_id: input.practice_id,
				kind: 'picture',
				picture_id: input.id,
				...asSaid(input),
				given_at: context.now,
				given_by: context.actor.id as string
			})
			.execute();
		const people = input.shows === 'nobody' ? [] : await knownAmong(trx, context, input.practice_id, input.people ?? []);
		if (people.length > 0)
			await trx
				.insertInto('practices.consent_person')
				.values(people.map((person_id) => ({ consent_id, person_id })))
				.execute();
		// A book holds no picture with pupils.
		await takeOutOfBooks(trx, context, input.practice_id);
		await record(trx, context, { name: 'practice.picture_agreed', subject: { kind: 'practice', id: input.practice_id } });
		return done();
	});
}

/**
 * Takes back that a picture may be shown, at any time and without a reason: from that moment nobody is served it any more, and what is
 * published stands without it, books too. By the writers, an author, the school's head or the editor.
 */
export function takePictureBack(context: Context, which: Which): Promise<Outcome<undefined, ActRefusal | 'no_consent'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await pictureTo(trx, context, which, ({ writes, author, voice, edits }) => writes || author || voice || edits);
		if (!found.ok) return found;
		if (!(await endConsents(trx, context, which.id))) return refused('no_consent');
		await takeOutOfBooks(trx, context, which.practice_id);
		await erasePictures(trx, which.practice_id);
		await record(trx, context, { name: 'practice.picture_taken_back', subject: { kind: 'practice', id: which.practice_id } });
		return done();
	});
}

/** Those of some people who may be said to be on a picture: of the example or its school. */
async function knownAmong(trx: Trx, context: Context, practice_id: string, people: readonly string[]): Promise<string[]> {
	const known = people.length === 0 ? [] : await peopleOfPicture(trx, context, practice_id);
	return known.map(({ id }) => id).filter((id) => people.includes(id));
}

/** Who may be said to be on a picture of an example: its authors, its school's people of today, and who helps its network. */
export async function peopleOfPicture(trx: Trx, context: Pick<Context, 'now'>, practice_id: string): Promise<Author[]> {
	const practice = await practiceById(trx, practice_id);
	return practice ? [...(await authorsOf(trx, practice_id)), ...(await candidatesOf(trx, context, practice))] : [];
}

async function endConsents(trx: Trx, { actor, now }: Context, picture_id: string): Promise<boolean> {
	const ended = await trx
		.updateTable('practices.consent')
		.set({ withdrawn_at: now, withdrawn_by: actor.id as string })
		.where('kind', '=', 'picture')
		.where('picture_id', '=', picture_id)
		.where('withdrawn_at', 'is', null)
		.returning('id')
		.execute();
	return ended.length > 0;
}

/** Whether it is of a version that everybody reads: such a version had its consent, so without one it was taken back. */
async function isPublished(trx: Trx, picture_id: string): Promise<boolean> {
	const { rows } = await sql`select from practices.version_picture v
		join practices.publication p on p.practice_id = v.practice_id and p.number = v.number and p.superseded_at is null and p.withdrawn_at is null
		where v.picture_id = ${picture_id} limit 1`.execute(trx);
	return rows.length > 0;
}
