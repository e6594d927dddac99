import pg from 'pg';
import { asPerson, asPublic, asSystem, contextFor } from '#platform/server';
import { saveTerms } from '#credentials/server';
import { participantsOf } from '#delivery/server';
import { ensureRooms, startDiscussion } from '#spaces/server';
import { openHouse } from '../../src/house.ts';
import type { TestDatabase } from '../../tests/support/database.ts';
import { certificateTerms } from '../../tests/support/held.ts';
import { broughtToNow } from '../../tests/support/published.ts';
import { preparedSeason, teach } from '../../tests/support/taught.ts';
import { askedAsSystem, cookieOf } from '../people.ts';
import { withOwner } from '../rooms-data.ts';

/** A training that was held to its end: who is to be certified, the officer who issues, and people who talk in its room. */
export type Training = {
	id: string;
	officer: string;
	participants: { person_id: string; name: string }[];
	/** Signed in, in the discussion of the room. */
	talkers: { cookie: string; discussion: string }[];
};

/** So many seasons of three trainings each, taught and not yet certified, made through the use cases in an installation. */
export async function heldTrainings(environment: NodeJS.ProcessEnv, seasons: number): Promise<Training[]> {
	const house = await openHouse(environment);
	const beside = new pg.Pool({
		connectionString: environment['DATABASE_URL'],
		max: 2,
		options: '-c role=kartu_app -c timezone=UTC -c kartu.acts=system'
	});
	const { pool } = house;
	const db: TestDatabase = {
		pool,
		beside,
		url: environment['DATABASE_URL'] ?? '',
		as: (personId, now = new Date(), locale = 'lt') => contextFor(pool, asPerson(personId), now, locale),
		asSystem: (now = new Date()) => contextFor(pool, asSystem, now),
		asPublic: (now = new Date()) => contextFor(pool, asPublic, now),
		// The installation's own worker does what follows.
		work: () => Promise.resolve(0)
	};
	try {
		const trainings: Training[] = [];
		await withOwner(db.url, (owner) => owner.query(numbersApart));
		for (let season = 0; season < seasons; season += 1) trainings.push(...(await heldSeason(db, season)));
		await withOwner(db.url, (owner) => owner.query(settled));
		return trainings;
	} finally {
		await beside.end();
		await house.close();
	}
}

/** Drafts of a story leave the first numbers of applications to the seasons. */
const numbersApart = `
	update applications.application set reference = left(reference, 9) || '5' || right(reference, 5);
	select setval('applications.reference', 600000)`;

/** What was taught stands in the registers too. */
const settled = `
	alter table delivery.closing disable trigger user;
	update delivery.closing c set register = (
		select jsonb_agg(jsonb_build_object('person_id', h.person_id, 'contact', h.contact, 'consultation', h.consultation))
		from delivery.hours h where h.closing_id = c.id and h.as_what = 'participant');
	alter table delivery.closing enable trigger user`;

async function heldSeason(db: TestDatabase, number: number): Promise<Training[]> {
	const { officer, edition, trainings, lecturers } = await preparedSeason(db, { schools: 3 });
	await broughtToNow(db);
	const series = `K${String.fromCharCode(65 + number)}`;
	const saved = await saveTerms(db.as(officer), { edition_id: edition, ...certificateTerms, series });
	if (!saved.ok) throw new Error(saved.refusal);
	await ensureRooms(db.asSystem());
	const [row] = await askedAsSystem<{ email: string }>(db.pool, 'select email from people.person where id = $1', [officer]);
	const cookie = await cookieOf(db.pool, row?.email ?? '');
	const held: Training[] = [];
	for (const id of trainings) {
		await teach(db, { delivery: id, lecturers: lecturers.slice(0, 2), now: new Date() });
		const participants = await db
			.asSystem()
			.db.transaction()
			.execute((trx) => participantsOf(trx, id));
		for (const { person_id } of participants)
			await askedAsSystem(db.pool, `update people.person set email = $2 where id = $1`, [
				person_id,
				`p.${person_id.slice(0, 13)}@mokykla.example`
			]);
		held.push({ id, officer: cookie, participants, talkers: await talkersOf(db, id, participants.slice(0, 2)) });
	}
	return held;
}

async function talkersOf(db: TestDatabase, room_id: string, people: Training['participants']): Promise<Training['talkers']> {
	const talkers: Training['talkers'] = [];
	for (const { person_id } of people) {
		const begun = await startDiscussion(db.as(person_id), {
			...{ room_id, title: 'Kaip sekasi?', body: 'Pasidalykime.', visibility: 'network', question: false }
		});
		if (!begun.ok) throw new Error(`${begun.refusal} ${JSON.stringify(begun.faults)}`);
		talkers.push({
			cookie: await cookieOf(db.pool, `p.${person_id.slice(0, 13)}@mokykla.example`),
			discussion: begun.value.discussion_id
		});
	}
	return talkers;
}
