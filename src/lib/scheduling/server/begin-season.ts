import { done, isDay, refused, type Fault, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { editionFor, type EditionOfCentre } from '#programmes/server';
import { lockSeason, seasonOf, type DeskRefusal } from './seasons.ts';
import { makeTrainings } from './take-selected.ts';
import { usualWeights, type Weights } from '../season.ts';

/** A season as it is typed: days as `YYYY-MM-DD`, hours as `HH:MM`, numbers as written. */
export type SeasonInput = {
	edition_id: string;
	first_on: string;
	last_on: string;
	gap_least: string;
	gap_most: string;
	begins: string;
	ends: string;
	/** What a day outside the preferred span, and a published training that moves, are worth in kilometres; the usual where left out. */
	outside_preferred?: string;
	changed?: string;
};
export type BeginRefusal = 'not_found' | 'already_begun' | 'no_days_in_terms' | 'season_unreadable';

/**
 * Begins the season of an edition whose terms are three days of training (M-10), and makes a training for every school that
 * has confirmed its place. Refused where the terms ask for something else, and a second time.
 */
export function beginSeason(context: Context, input: SeasonInput): Promise<Outcome<{ trainings: number }, BeginRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const edition = await editionFor(trx, context, input.edition_id);
		if (!edition) return refused('not_found');
		if (await seasonOf(trx, edition.id)) return refused('already_begun');
		if (!isThreeDays(edition)) return refused('no_days_in_terms');
		const faults = faultsIn(input, edition);
		if (faults.length > 0) return refused('season_unreadable', faults);

		const written = await trx
			.insertInto('scheduling.season')
			.values({ edition_id: edition.id, ...valuesOf(context, input) })
			.onConflict((conflict) => conflict.doNothing())
			.returning('edition_id')
			.executeTakeFirst();
		const season = await seasonOf(trx, edition.id);
		if (!written || !season) return refused('already_begun');
		await recordSeason(trx, context, 'season.begun', edition, input);
		return done({ trainings: await makeTrainings(trx, context, { edition, season }) });
	});
}

export type SaveSeasonRefusal = DeskRefusal | 'season_unreadable' | 'changed_meanwhile';

/** Changes a season. Refused when somebody has changed it since `seen`, its revision on the page. What stands in the draft stays. */
export function saveSeason(
	context: Context,
	{ seen, ...input }: SeasonInput & { seen: number }
): Promise<Outcome<undefined, SaveSeasonRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const desk = await lockSeason(trx, context, input.edition_id);
		if (!desk.ok) return desk;
		const { edition, season } = desk.value;
		if (season.revision !== seen) return refused('changed_meanwhile');
		const faults = faultsIn(input, edition);
		if (faults.length > 0) return refused('season_unreadable', faults);
		await trx
			.updateTable('scheduling.season')
			.set({ ...valuesOf(context, input, season.weights), revision: season.revision + 1 })
			.where('edition_id', '=', edition.id)
			.execute();
		await recordSeason(trx, context, 'season.changed', edition, input);
		return done();
	});
}

/** The engine plans three days for each school, and so does this slice (docs/contracts/planning.md). */
export const isThreeDays = ({ terms: { dose } }: Pick<EditionOfCentre, 'terms'>): boolean => dose.kind === 'days' && dose.days === 3;

const valuesOf = ({ now, actor }: Context, input: SeasonInput, standing: Weights = usualWeights) => ({
	first_on: input.first_on,
	last_on: input.last_on,
	gap_least: Number(input.gap_least),
	gap_most: Number(input.gap_most),
	begins: hourOf(input.begins) as string,
	ends: hourOf(input.ends) as string,
	weights: JSON.stringify({
		...standing,
		...(input.outside_preferred !== undefined && { outsidePreferred: Number(input.outside_preferred) }),
		...(input.changed !== undefined && { changed: Number(input.changed) })
	}),
	changed_at: now,
	changed_by: actor.id
});

function faultsIn(input: SeasonInput, edition: EditionOfCentre): Fault[] {
	const { first_on, last_on } = input;
	const [least, most] = [wholeOf(input.gap_least, 1, 200), wholeOf(input.gap_most, 1, 400)];
	const [begins, ends] = [hourOf(input.begins), hourOf(input.ends)];
	return [
		...(!isDay(first_on) || first_on < edition.starts_on ? [fault('first_on', { day: edition.starts_on })] : []),
		...(!isDay(last_on) || last_on > edition.ends_on ? [fault('last_on', { day: edition.ends_on })] : []),
		...(isDay(first_on) && isDay(last_on) && last_on <= first_on ? [{ field: 'last_on', key: 'season_fault_order' }] : []),
		...(least === null ? [fault('gap_least')] : []),
		...(most === null || (least !== null && most < least) ? [fault('gap_most')] : []),
		...(begins === null ? [fault('begins')] : []),
		...(ends === null || (begins !== null && ends <= begins) ? [fault('ends')] : []),
		...(input.outside_preferred === undefined || wholeOf(input.outside_preferred, 0, 100_000) !== null ? [] : [fault('outside_preferred')]),
		...(input.changed === undefined || wholeOf(input.changed, 0, 100_000) !== null ? [] : [fault('changed')])
	];
}

const fault = (field: string, values?: Record<string, string>): Fault => ({
	field,
	key: `season_fault_${field}`,
	...(values && { values })
});

const wholeOf = (text: string, least: number, most: number): number | null => {
	const number = /^\d{1,6}$/.test(text.trim()) ? Number(text) : NaN;
	return number >= least && number <= most ? number : null;
};

/** „9.00“, „9:00“ and „09 00“ are nine o’clock. */
function hourOf(text: string): string | null {
	const [, hour, minute] = /^\s*(\d{1,2})\s*[.:\s]\s*(\d{2})\s*(?:val\.?)?\s*$/.exec(text) ?? [];
	return hour !== undefined && Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, '0')}:${minute}` : null;
}

const recordSeason = (trx: Trx, context: Context, name: 'season.begun' | 'season.changed', edition: EditionOfCentre, input: SeasonInput) =>
	record(trx, context, {
		name,
		subject: { kind: 'edition', id: edition.id },
		particulars: { edition: edition.name, from: input.first_on, to: input.last_on }
	});
