import { newId } from '#platform';
import type { Context, Trx } from '#platform/server';
import type { Placed } from '../facts.ts';

export type Version = {
	id: string;
	edition_id: string;
	number: number;
	base_id: string | null;
	revision: number;
	made_at: Date;
	changed_at: Date;
	changed_by: string | null;
	published_at: Date | null;
	published_by: string | null;
	note: string;
};

const versions = (trx: Trx, editionId: string) =>
	trx
		.selectFrom('scheduling.timetable')
		.select([
			'id',
			'edition_id',
			'number',
			'base_id',
			'revision',
			'made_at',
			'changed_at',
			'changed_by',
			'published_at',
			'published_by',
			'note'
		])
		.where('edition_id', '=', editionId);

/** The version that officers write in; there is at most one. */
export const draftOf = (trx: Trx, editionId: string): Promise<Version | undefined> =>
	versions(trx, editionId).where('published_at', 'is', null).executeTakeFirst();

/** The version that everybody goes by: the one published last. */
export const inForce = (trx: Trx, editionId: string): Promise<Version | undefined> =>
	versions(trx, editionId).where('published_at', 'is not', null).orderBy('number', 'desc').limit(1).executeTakeFirst();

/** All published versions, the newest first. */
export const publishedVersions = (trx: Trx, editionId: string): Promise<Version[]> =>
	versions(trx, editionId).where('published_at', 'is not', null).orderBy('number', 'desc').execute();

/** When and by whom every training is held in a version. */
export const placedIn = (trx: Trx, timetableId: string | undefined): Promise<Placed[]> =>
	timetableId === undefined
		? Promise.resolve([])
		: trx
				.selectFrom('scheduling.placement')
				.select(['training_id', 'days', 'lecturers', 'days_pinned', 'lecturers_pinned'])
				.where('timetable_id', '=', timetableId)
				.orderBy('training_id')
				.execute();

/** The same without trainings that have been cancelled since. */
export async function placedOfStanding(trx: Trx, timetableId: string | undefined): Promise<Placed[]> {
	const placed = await placedIn(trx, timetableId);
	if (placed.length === 0) return [];
	const rows = await trx
		.selectFrom('scheduling.training')
		.select('id')
		.where(
			'id',
			'in',
			placed.map(({ training_id }) => training_id)
		)
		.where('cancelled_at', 'is not', null)
		.execute();
	return placed.filter(({ training_id }) => !rows.some(({ id }) => id === training_id));
}

/** The draft of an edition whose season is locked: the one there is, or a copy of what is published. */
export async function draftToWrite(trx: Trx, { actor, now }: Pick<Context, 'actor' | 'now'>, editionId: string): Promise<Version> {
	const standing = await draftOf(trx, editionId);
	if (standing) return standing;
	const base = await inForce(trx, editionId);
	const id = newId();
	await trx
		.insertInto('scheduling.timetable')
		.values({
			id,
			edition_id: editionId,
			number: (base?.number ?? 0) + 1,
			base_id: base?.id ?? null,
			made_at: now,
			made_by: actor.id,
			changed_at: now,
			changed_by: actor.id
		})
		.execute();
	await writePlaced(trx, id, await placedOfStanding(trx, base?.id));
	return (await draftOf(trx, editionId)) as Version;
}

/** Puts these placements in a version instead of the ones it has for the same trainings; without days and lecturers there is none. */
export async function writePlaced(trx: Trx, timetableId: string, placed: readonly Placed[]): Promise<void> {
	if (placed.length === 0) return;
	await trx
		.deleteFrom('scheduling.placement')
		.where('timetable_id', '=', timetableId)
		.where(
			'training_id',
			'in',
			placed.map(({ training_id }) => training_id)
		)
		.execute();
	const standing = placed.filter(({ days, lecturers }) => days.length + lecturers.length > 0);
	if (standing.length === 0) return;
	await trx
		.insertInto('scheduling.placement')
		.values(standing.map((one) => ({ timetable_id: timetableId, ...one, days: [...one.days].sort(), lecturers: [...one.lecturers] })))
		.execute();
}

/** Counts a change of the draft, and says who made it. */
export const markChanged = (trx: Trx, { actor, now }: Pick<Context, 'actor' | 'now'>, { id, revision }: Pick<Version, 'id' | 'revision'>) =>
	trx
		.updateTable('scheduling.timetable')
		.set({ revision: revision + 1, changed_at: now, changed_by: actor.id })
		.where('id', '=', id)
		.execute();
