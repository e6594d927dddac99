import { done, isId, refused, type Outcome } from '#platform';
import type { Context, MayOpen, Trx } from '#platform/server';
import { mayWith, practiceFor, type Known, type May } from '../records/may.ts';
import type { Author } from '../writing/authors.ts';
import { peopleOfPicture } from './picture-consent.ts';
import { picturesOf, type PictureRecord } from './picture-record.ts';

export type PicturesDesk = Known & {
	pictures: PictureRecord[];
	/** Those that everybody sees now. */
	shown: string[];
	/** Those that everybody sees still, though the authors have removed them. */
	leaving: PictureRecord[];
};

/**
 * The pictures of an example on its desk. The editor sees those of the last version: what was not sent is the authors'. Who neither writes nor
 * edits any more sees those that everybody sees.
 */
export const readPictures = (context: Context, practice_id: string): Promise<Outcome<PicturesDesk, 'not_found'>> =>
	context.db.transaction().execute(async (trx) => {
		const found = await practiceFor(trx, context, practice_id);
		if (!found) return refused('not_found');
		const { practice, may } = found;
		const { number, published } = practice.standing;
		const which = may.writes ? { current: true as const } : { number: may.edits ? number : (published ?? 0) };
		const pictures = await picturesOf(trx, { practice_id: practice.id, ...which });
		const shown = await shownNow(trx, found);
		const leaving = shown.filter(({ removed_at }) => removed_at !== null && may.writes);
		return done({ ...found, pictures, shown: shown.map(({ id }) => id), leaving });
	});

/** One picture with what is said of it. */
export const readPicture = (
	context: Context,
	{ practice_id, id }: { practice_id: string; id: string }
): Promise<Outcome<Known & { picture: PictureRecord; shown: boolean; people: Author[] }, 'not_found'>> =>
	context.db.transaction().execute(async (trx) => {
		const found = await practiceFor(trx, context, practice_id);
		const [picture] = found && isId(id) ? await picturesOf(trx, { practice_id: found.practice.id, id }) : [];
		if (!found || !picture || picture.renditions.length === 0) return refused('not_found');
		const shown = (await shownNow(trx, found)).some((one) => one.id === picture.id);
		if (!shown && !(await maySee(trx, found.may, picture.id))) return refused('not_found');
		const people = found.may.writes ? await peopleOfPicture(trx, context, practice_id) : [];
		return done({ ...found, picture, shown, people });
	});

/** What is kept of a picture, before everybody sees it: for those who work at its example; for the editor once it was sent. */
export const mayOpenPicture: MayOpen = async (trx, context, { owner_id }) => {
	const picture = await trx.selectFrom('practices.picture').select('practice_id').where('id', '=', owner_id).executeTakeFirst();
	const may = picture && (await mayWith(trx, context, [picture.practice_id])).get(picture.practice_id);
	return may !== undefined && (await maySee(trx, may, owner_id));
};

/** Before everybody sees it: the writers always, the editor once it was sent. */
async function maySee(trx: Trx, { writes, edits }: May, picture_id: string): Promise<boolean> {
	if (writes || !edits) return writes;
	const sent = trx.selectFrom('practices.version_picture').select('picture_id').where('picture_id', '=', picture_id).limit(1);
	return (await sent.executeTakeFirst()) !== undefined;
}

async function shownNow(trx: Trx, { practice }: Known): Promise<PictureRecord[]> {
	const { published } = practice.standing;
	if (published === null) return [];
	const pictures = await picturesOf(trx, { practice_id: practice.id, number: published });
	return pictures.filter(({ consent, renditions }) => consent !== null && renditions.length > 0);
}
