import * as v from 'valibot';
import { isId, refused, done, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { editionFor, type EditionOfCentre } from '#programmes/server';
import type { Season } from '../facts.ts';
import { WeightsSchema } from '../season.ts';

export type SeasonDesk = { edition: EditionOfCentre; season: Season };
export type DeskRefusal = 'not_found' | 'no_season';

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
