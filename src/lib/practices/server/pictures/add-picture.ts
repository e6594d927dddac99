import { done, isId, refused, type Fault, type Outcome } from '#platform';
import { developPicture, record, saveFile, within, type Context, type Developed, type PictureFault, type Trx } from '#platform/server';
import { asKept, faultsInWords, mostPictures, type PictureWords } from '../../picture.ts';
import { practiceTo, type ActRefusal } from '../records/may.ts';
import { picturesOf } from './picture-record.ts';

/** With an id of the page, so that what is sent twice is one picture. */
export type AddPicture = PictureWords & { id: string; practice_id: string; file: { bytes: Uint8Array } | null };
export type AddPictureRefusal = ActRefusal | 'pictures_enough' | 'pictures_often' | 'picture_faulty';

/** Somebody brings at most so many in an hour. */
const limit = { times: 60, seconds: 3600 };

/**
 * Adds a picture to an example. What is kept of it is upright and says nothing about itself; what was sent is not kept. By the writers;
 * refused when it cannot be taken, in words why. Nobody else sees it before somebody has said who is on it and the example is published.
 */
export async function addPicture(context: Context, input: AddPicture): Promise<Outcome<undefined, AddPictureRefusal>> {
	const faults = isId(input.id) ? faultsIn(input) : [{ field: 'file', key: faultKeys.picture_broken }];
	const may = await context.db.transaction().execute((trx) => mayAdd(trx, context, input, faults));
	if (!may.ok || may.value.known || !input.file) return may.ok ? done() : may;
	// Seconds in which nothing is locked; what may have changed meanwhile is asked again.
	const developed = await developPicture(input.file.bytes);
	if (!developed.ok) return refused('picture_faulty', [{ field: 'file', key: faultKeys[developed.refusal] }]);
	return context.db.transaction().execute((trx) => keep(trx, context, input, developed.value));
}

async function mayAdd(
	trx: Trx,
	context: Context,
	{ practice_id, id }: AddPicture,
	faults: Fault[]
): Promise<Outcome<{ known: boolean }, AddPictureRefusal>> {
	const found = await practiceTo(trx, context, practice_id, ({ writes }) => writes);
	if (!found.ok) return found;
	const present = await picturesOf(trx, { practice_id, current: true });
	if (present.some((one) => one.id === id)) return done({ known: true });
	if (present.length >= mostPictures) return refused('pictures_enough');
	if (faults.length > 0) return refused('picture_faulty', faults);
	if (!(await within(trx, context.now, 'practices.picture', context.actor.id as string, limit))) return refused('pictures_often');
	return done({ known: false });
}

async function keep(
	trx: Trx,
	context: Context,
	input: AddPicture,
	{ width, height, renditions }: Developed
): Promise<Outcome<undefined, AddPictureRefusal>> {
	const { practice_id, id } = input;
	const found = await practiceTo(trx, context, practice_id, ({ writes }) => writes);
	if (!found.ok) return found;
	const present = await picturesOf(trx, { practice_id, current: true });
	if (present.some((one) => one.id === id)) return done();
	if (present.length >= mostPictures) return refused('pictures_enough');
	const added = await trx
		.insertInto('practices.picture')
		.values({
			id,
			practice_id,
			position: Math.max(-1, ...present.map(({ position }) => position)) + 1,
			...asKept(input),
			width,
			height,
			added_at: context.now,
			added_by: context.actor.id as string
		})
		.onConflict((conflict) => conflict.doNothing())
		.returning('id')
		.executeTakeFirst();
	if (!added) return refused('picture_faulty', [{ field: 'file', key: faultKeys.picture_broken }]);
	for (const { kind, width, height, bytes } of renditions) {
		const name = `${String(width)}.${kind === 'webp' ? 'webp' : 'jpg'}`;
		const file = await saveFile(trx, context, { bytes, name, owner_kind: 'practice_picture', owner_id: id, made: true });
		if (!file.ok) throw new Error(`a rendition is ${file.refusal}`);
		await trx.insertInto('practices.rendition').values({ picture_id: id, width, height, kind, file_id: file.value.id }).execute();
	}
	// Of a picture nobody learns beside those who work at the example: neither the school's nor the project's timeline tells of it.
	await record(trx, context, { name: 'practice.picture_added', subject: { kind: 'practice', id: practice_id } });
	return done();
}

const faultsIn = (input: AddPicture): Fault[] => [
	...(input.file ? [] : [{ field: 'file', key: 'practices_picture_fault_missing' }]),
	...faultsInWords(input)
];

const faultKeys: Record<PictureFault, string> = {
	file_empty: 'practices_picture_fault_missing',
	file_too_large: 'practices_picture_fault_heavy',
	picture_kind: 'practices_picture_fault_kind',
	picture_heic: 'practices_picture_fault_heic',
	picture_too_many_pixels: 'practices_picture_fault_pixels',
	picture_too_small: 'practices_picture_fault_small',
	picture_too_narrow: 'practices_picture_fault_narrow',
	picture_moves: 'practices_picture_fault_moves',
	picture_broken: 'practices_picture_fault_broken',
	pictures_busy: 'practices_picture_fault_busy'
};
