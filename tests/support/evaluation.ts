import { addParticipants, deliveryById, participantsOf, prepareDeliveries } from '#delivery/server';
import { openSurvey } from '#evaluation/server';
import type { Answers, SurveyKind } from '#evaluation';
import { openSheet } from '../../src/lib/evaluation/server/seal.ts';
import { ask, type TestDatabase } from './database.ts';
import { publishedSeason, type Season } from './published.ts';

/** The climate may be asked, the days have not come. */
export const before = new Date('2027-02-22T08:00:00Z');
/** The last half-day of the first training in `published.ts` has begun. */
export const lastDay = new Date('2027-03-03T12:00:00Z');

export type Prepared = { season: Season; delivery: string; people: string[] };

/** The first training in force with its delivery and the people of its team. */
export async function preparedTraining(db: TestDatabase, counts: { schools?: number } = {}): Promise<Prepared> {
	const season = await publishedSeason(db, counts);
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

/** The same with so many people in the team as are given. */
export async function largeTraining(db: TestDatabase, size: number): Promise<Prepared> {
	const prepared = await preparedTraining(db);
	const system = db.asSystem(before);
	return system.db.transaction().execute(async (trx) => {
		const [someone] = await participantsOf(trx, prepared.delivery);
		const more = Array.from({ length: size - prepared.people.length }, (_, at) => ({
			...{ person_id: null, name: `Mokytoja Nr${at}`, post: 'mokytoja', school_id: someone?.school_id as string, starts_on: '2027-02-01' }
		}));
		await addParticipants(trx, system, prepared.delivery, more);
		return { ...prepared, people: (await participantsOf(trx, prepared.delivery)).map(({ person_id }) => person_id) };
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

/** What lies in the box of a survey, opened with the secret of this process. */
export async function boxOf(db: TestDatabase, survey_id: string): Promise<Answers[]> {
	const rows = await ask<{ ballot_hash: string; sealed: Buffer }>(
		db.url,
		'select ballot_hash, sealed from evaluation.box where survey_id = $1',
		[survey_id]
	);
	return rows.map(({ ballot_hash, sealed }) => openSheet({ survey_id, ballot_hash }, sealed)?.answers ?? {});
}
