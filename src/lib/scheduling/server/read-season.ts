import { done, refused, type Day, type Outcome, type Text } from '#platform';
import type { Context } from '#platform/server';
import { editionFor, type EditionOfCentre } from '#programmes/server';
import type { Season } from '../facts.ts';
import { isThreeDays } from './begin-season.ts';
import { closuresOf } from './gather.ts';
import { holidaysBetween } from './holidays.ts';
import { seasonOf } from './seasons.ts';
import { countSelected } from './take-selected.ts';

export type SeasonPage = {
	edition: EditionOfCentre;
	season: Season | null;
	/** Whether the terms of the edition are three days of training: only these are planned. */
	possible: boolean;
	holidays: { day: Day; name: Text }[];
	closures: { id: string; starts_on: Day; ends_on: Day; name: Text }[];
	selected: number;
};

/** The season of an edition for its centre, begun or not. */
export function readSeason(context: Context, { edition_id }: { edition_id: string }): Promise<Outcome<SeasonPage, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const edition = await editionFor(trx, context, edition_id);
		if (!edition) return refused('not_found');
		const season = (await seasonOf(trx, edition.id)) ?? null;
		return done({
			edition,
			season,
			possible: isThreeDays(edition),
			holidays: season ? holidaysBetween(season.first_on, season.last_on) : [],
			closures: season ? await closuresOf(trx, edition.id) : [],
			selected: await countSelected(trx, edition.id)
		});
	});
}
