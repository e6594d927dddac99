import { prepareDeliveries } from '#delivery/server';
import { dayOf } from '#platform';
import { ask, type TestDatabase } from './database.ts';
import { publishedSeason, type Season } from './published.ts';

export type Held = { season: Season; training: string; sessions: string[]; team: { id: string; person_id: string; name: string }[] };

/** A published season with its deliveries, of which the first half-day of the first is being held now: it began an hour ago and goes on for three. */
export async function heldNow(db: TestDatabase, now = new Date()): Promise<Held> {
	const season = await publishedSeason(db, { schools: 2, lecturers: 4 });
	await prepareDeliveries(db.as(season.officer), { edition_id: season.edition });
	const training = season.trainings[0] as string;
	const rows = await ask<{ id: string }>(db.url, 'select id from delivery.session where delivery_id = $1 order by begins_at', [training]);
	const sessions = rows.map(({ id }) => id);
	await ask(
		db.url,
		`update delivery.session set held_on = $2, begins_at = $3::timestamptz - interval '1 hour', ends_at = $3::timestamptz + interval '3 hours' where id = $1`,
		[sessions[0], dayOf(now), now]
	);
	const team = await ask<Held['team'][number]>(
		db.url,
		`select id, person_id, name from delivery.participant where delivery_id = $1 order by name collate "lt-x-icu"`,
		[training]
	);
	await ask(db.url, 'update delivery.participant set starts_on = $1', [dayOf(now)]);
	return { season, training, sessions, team };
}
