import * as v from 'valibot';
import { dayOf, isId, refused, done, type Outcome, type Text } from '#platform';
import type { Context, Trx } from '#platform/server';
import { holds } from '#people/server';
import { TextSchema } from '#programmes';
import { editionById, type EditionRecord } from '#programmes/server';
import type { Season } from '../facts.ts';
import { WeightsSchema } from '../season.ts';

export type EditionOfCentre = EditionRecord & { centre_id: string; programme: { id: string; slug: string; name: Text } };
export type SeasonDesk = { edition: EditionOfCentre; season: Season };
export type DeskRefusal = 'not_found' | 'no_season';

/** An edition with its programme and centre, whoever asks. */
export async function editionOf(trx: Trx, editionId: string): Promise<EditionOfCentre | undefined> {
	if (!isId(editionId)) return undefined;
	const edition = await editionById(trx, editionId);
	if (!edition) return undefined;
	const programme = await trx
		.selectFrom('programmes.programme')
		.select(['id', 'slug', 'name', 'centre_id'])
		.where('id', '=', edition.programme_id)
		.executeTakeFirstOrThrow();
	const { id, slug, name, centre_id } = programme;
	return { ...edition, centre_id, programme: { id, slug, name: v.parse(TextSchema, name) } };
}

/** An edition for an officer of its centre; nothing for anybody else. */
export async function editionFor(
	trx: Trx,
	{ actor, now }: Pick<Context, 'actor' | 'now'>,
	editionId: string
): Promise<EditionOfCentre | undefined> {
	const edition = await editionOf(trx, editionId);
	return edition && (await holds(trx, actor, ['centre_officer'], edition.centre_id, dayOf(now))) ? edition : undefined;
}

/** The season of an edition for an officer of its centre. */
export async function seasonFor(
	trx: Trx,
	context: Pick<Context, 'actor' | 'now'>,
	editionId: string
): Promise<Outcome<SeasonDesk, DeskRefusal>> {
	const edition = await editionFor(trx, context, editionId);
	if (!edition) return refused('not_found');
	const season = await seasonOf(trx, edition.id);
	return season ? done({ edition, season }) : refused('no_season');
}

/** The same, held until the transaction ends: two officers change one timetable one after the other. */
export async function lockSeason(
	trx: Trx,
	context: Pick<Context, 'actor' | 'now'>,
	editionId: string
): Promise<Outcome<SeasonDesk, DeskRefusal>> {
	if (isId(editionId))
		await trx.selectFrom('scheduling.season').select('edition_id').where('edition_id', '=', editionId).forUpdate().execute();
	return seasonFor(trx, context, editionId);
}

/** The season of an edition, whoever asks. */
export async function seasonOf(trx: Trx, editionId: string): Promise<Season | undefined> {
	const row = await trx.selectFrom('scheduling.season').selectAll().where('edition_id', '=', editionId).executeTakeFirst();
	if (!row) return undefined;
	const { begins, ends, weights, changed_at: _at, changed_by: _by, ...season } = row;
	return { ...season, begins: begins.slice(0, 5), ends: ends.slice(0, 5), weights: v.parse(WeightsSchema, weights) };
}
