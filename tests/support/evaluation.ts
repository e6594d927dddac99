import { deliveryById, participantsOf, prepareDeliveries } from '#delivery/server';
import { openSurvey } from '#evaluation/server';
import type { SurveyKind } from '#evaluation';
import type { TestDatabase } from './database.ts';
import { publishedSeason, type Season } from './published.ts';

/** The climate may be asked, the days have not come. */
export const before = new Date('2027-02-22T08:00:00Z');
/** The last half-day of the first training in `published.ts` has begun. */
export const lastDay = new Date('2027-03-03T12:00:00Z');

export type Prepared = { season: Season; delivery: string; people: string[] };

/** A training in force with its delivery and the people of its team. */
export async function preparedTraining(db: TestDatabase): Promise<Prepared> {
	const season = await publishedSeason(db);
	const prepared = await prepareDeliveries(db.as(season.officer), { edition_id: season.edition });
	if (!prepared.ok) throw new Error(prepared.refusal);
	return db
		.asSystem()
		.db.transaction()
		.execute(async (trx) => {
			const delivery = await deliveryById(trx, season.trainings[0] as string);
			if (!delivery) throw new Error('no delivery');
			const people = (await participantsOf(trx, delivery.id)).map(({ person_id }) => person_id);
			return { season, delivery: delivery.id, people };
		});
}

/** The same with a survey open. */
export async function surveyed(db: TestDatabase, kind: SurveyKind = 'evaluation'): Promise<Prepared & { survey: string; now: Date }> {
	const prepared = await preparedTraining(db);
	const now = kind === 'climate' ? before : lastDay;
	const opened = await openSurvey(db.asSystem(now), { delivery_id: prepared.delivery, kind });
	if (!opened.ok) throw new Error(opened.refusal);
	return { ...prepared, survey: opened.value, now };
}
