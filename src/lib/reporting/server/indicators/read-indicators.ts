import { dayOf, done, refused, type Day, type Outcome, type Text } from '#platform';
import type { Context } from '#platform/server';
import { editionOverseen, type EditionOfCentre } from '#programmes/server';
import {
	byCounty,
	indicators,
	isIndicator,
	overMonths,
	shareOf,
	standingOf,
	sumOf,
	type Counted,
	type Indicator,
	type Month,
	type Standing
} from '#reporting';
import { countsOf, recordsOf, type IndicatorRecord } from './counters.ts';
import { ownersOf, possibleOwners, type IndicatorOwner } from './owners.ts';

/** A figure of an edition: its target, what was reached, and how that stands. `actual` and `target` of hours are in quarters. */
export type Figure = {
	indicator: Indicator;
	target: number | null;
	actual: number;
	share: number | null;
	standing: Standing;
	owner: IndicatorOwner | null;
	months: Month[];
};
export type EditionResults = {
	edition: { id: string; name: Text; slug: string; starts_on: Day; ends_on: Day };
	/** The indicators with a target, in the order of the definitions. */
	aimed: Figure[];
	/** Those without a target of which there is something. */
	beside: Figure[];
	/** Names of targets that nothing counts any more. */
	unknown: string[];
};

/** The targets of an edition against what was reached, reckoned now from the records. By an officer of the centre, and by whoever answers for the programme. */
export function readIndicators(context: Context, { edition_id }: { edition_id: string }): Promise<Outcome<EditionResults, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const edition = await editionOverseen(trx, context, edition_id);
		if (!edition) return refused('not_found');
		const owners = await ownersOf(trx, edition.id);
		const figures: Figure[] = [];
		for (const indicator of indicators)
			figures.push(figureOf(context, edition, { indicator, counts: await countsOf(trx, edition, indicator, context.now), owners }));
		return done({
			edition: head(edition),
			aimed: figures.filter(({ target }) => target !== null),
			beside: figures.filter(({ target, actual }) => target === null && actual > 0),
			unknown: edition.targets.map(({ indicator }) => indicator).filter((one) => !isIndicator(one))
		});
	});
}

export type IndicatorPage = {
	edition: EditionResults['edition'];
	figure: Figure;
	counties: { county: string | null; amount: number }[];
	/** Every record behind the figure, for officers of the centre; whoever only answers for the programme reads sums (decision 0281). */
	records: IndicatorRecord[] | null;
	/** Who could answer for it, for officers. */
	officers: IndicatorOwner[];
};

/** One indicator with what its figure is made of. By an officer of the centre, with every record; in sums by whoever answers for the programme. */
export function readIndicator(
	context: Context,
	{ edition_id, indicator }: { edition_id: string; indicator: string }
): Promise<Outcome<IndicatorPage, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const edition = await editionOverseen(trx, context, edition_id);
		if (!edition || !isIndicator(indicator)) return refused('not_found');
		const counts = await countsOf(trx, edition, indicator, context.now);
		return done({
			edition: head(edition),
			figure: figureOf(context, edition, { indicator, counts, owners: await ownersOf(trx, edition.id) }),
			counties: byCounty(counts),
			records: edition.managed ? await recordsOf(trx, edition, indicator, context.now) : null,
			officers: edition.managed ? await possibleOwners(trx, context, edition) : []
		});
	});
}

type Found = { indicator: Indicator; counts: Counted[]; owners: Map<string, IndicatorOwner> };

function figureOf({ now }: Context, edition: EditionOfCentre, { indicator, counts, owners }: Found): Figure {
	const set = edition.targets.find((one) => one.indicator === indicator)?.value ?? null;
	const target = set !== null && indicator === 'hours_attended' ? set * 4 : set;
	const actual = sumOf(counts);
	const today = dayOf(now);
	return {
		...{ indicator, target, actual, share: shareOf(actual, target), owner: owners.get(indicator) ?? null },
		standing: standingOf({ target, actual, ends_on: edition.ends_on, today }),
		months: overMonths(counts, {
			from: edition.starts_on,
			to: today < edition.starts_on ? edition.starts_on : today < edition.ends_on ? today : edition.ends_on
		})
	};
}

const head = ({ id, name, slug, starts_on, ends_on }: EditionOfCentre): EditionResults['edition'] => ({
	id,
	name,
	slug,
	starts_on,
	ends_on
});
