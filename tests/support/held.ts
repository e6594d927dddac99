import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '#platform';
import { openSigning } from '#platform/server';
import { lockDelivery, participantsOf, prepareDeliveries, sessionsOf, writeHours, type Participant, type Session } from '#delivery/server';
import { saveTerms } from '#credentials/server';
import { ask, today, type TestDatabase } from './database.ts';
import { publishedSeason, type Season } from './published.ts';

/** A training that was held: its first training of a season, prepared, and who learns in it. */
export type Held = { season: Season; delivery: string; participants: Participant[]; sessions: Session[]; after: Date };

/** What an edition says of its certificates in tests. */
export const certificateTerms = {
	issuer_name: 'Ugdymo plėtotės centras',
	issuer_code: '190000000',
	issuer_address: 'Katkaus g. 44, Vilnius',
	accreditation: 'AK-2025-17',
	accredited_until: '2029-12-31',
	programme_code: '213000123',
	programme_title: { lt: 'Mini mokymai mokyklos komandai', en: 'Mini-trainings of a school team' },
	competences: [{ lt: 'Ugdymo turinio planavimas', en: 'Planning of teaching' }],
	least_share: 75,
	asks_evaluation: false,
	signatory_post: 'Direktorė',
	signatory_name: 'Giedrė Vaičiulytė',
	series: 'MM'
};

let used = 0;
/** Every season is of another centre, and a series belongs to one issuer: MM, then MA, MB … */
function nextSeries(): string {
	const letters = 'MABCDEFGHIJKLNOPRSTUVZ';
	return `M${letters[used++ % letters.length]}`;
}

/**
 * A training of six half-days (3 × 8 academic hours) whose registers are closed as written: for each half-day how many of the
 * participants were there, from the first; the rest had left. Without `there` nothing is closed.
 */
export async function heldTraining(
	db: TestDatabase,
	there?: readonly number[],
	terms: Partial<typeof certificateTerms> = {}
): Promise<Held> {
	const season = await publishedSeason(db);
	const delivery = season.trainings[0] as string;
	const prepared = await prepareDeliveries(db.as(season.officer), { edition_id: season.edition });
	if (!prepared.ok) throw new Error(prepared.refusal);
	const saved = await saveTerms(db.as(season.officer), { edition_id: season.edition, ...certificateTerms, series: nextSeries(), ...terms });
	if (!saved.ok) throw new Error(`${saved.refusal} ${JSON.stringify(saved.faults)}`);
	const { participants, sessions } = await db
		.asSystem()
		.db.transaction()
		.execute(async (trx) => ({ participants: await participantsOf(trx, delivery), sessions: await sessionsOf(trx, delivery) }));
	const after = new Date(new Date(sessions.at(-1)?.ends_at ?? today).getTime() + 3_600_000);
	const held = { season, delivery, participants, sessions, after };
	if (there) for (const [at, count] of there.entries()) await closeAs(db, held, at, participants.slice(0, count));
	return held;
}

/** Closes the register of a half-day: these were there for all of it. */
export async function closeAs(
	db: TestDatabase,
	{ season, delivery, sessions }: Held,
	at: number,
	there: readonly Participant[]
): Promise<void> {
	const session = sessions[at] as Session;
	const closing = newId();
	await ask(
		db.url,
		`insert into delivery.closing (id, session_id, number, register, lecturers, closed_at) values ($1, $2, 1, '[]', $3::uuid[], $4)`,
		[closing, session.id, season.lecturers.slice(0, 2), session.ends_at]
	);
	const { contact, consultation, held_on, begins_at: from, ends_at: to } = session;
	await db
		.asSystem(new Date(session.ends_at))
		.db.transaction()
		.execute(async (trx) => {
			await lockDelivery(trx, delivery);
			await writeHours(
				trx,
				db.asSystem(new Date(session.ends_at)),
				there.map(({ person_id }) => ({
					...{ delivery_id: delivery, edition_id: season.edition, person_id, as_what: 'participant', held_on, contact, consultation },
					...{ session_id: session.id, consultation_id: null, closing_id: closing, during: { from, to } }
				}))
			);
		});
}

/** Signs from now on with a key that nobody has seen. */
export const newKey = (): void =>
	openSigning({
		KARTU_DATA: mkdtempSync(join(tmpdir(), 'kartu-credentials-')),
		KARTU_SIGNING_KEY: generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
	});
