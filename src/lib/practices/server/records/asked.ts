import { sql, type RawBuilder } from 'kysely';
import * as v from 'valibot';
import type { Trx } from '#platform/server';
import { writersOf } from '../../asked.ts';
import { PracticeSchema, type Practice } from '../../practice.ts';

/** How many of those whose word a version needs have not given it. Publishing, lists and to-do lists count by this alone. */
export const waitingFor = (practice_id: RawBuilder<unknown>, number: RawBuilder<unknown>): RawBuilder<number> => sql<number>`(
	select count(*)::int from practices.asked asked where asked.practice_id = ${practice_id} and asked.number = ${number} and not exists (
		select from practices.consent c where c.practice_id = asked.practice_id and c.kind = 'author' and c.number = asked.number
			and c.person_id = asked.person_id and c.withdrawn_at is null))`;

/** Of how many pictures of a version nobody says who is on them. */
export const lackingOf = (practice_id: RawBuilder<unknown>, number: RawBuilder<unknown>): RawBuilder<number> => sql<number>`(
	select count(*)::int from practices.version_picture shown where shown.practice_id = ${practice_id} and shown.number = ${number} and not exists (
		select from practices.consent c where c.picture_id = shown.picture_id and c.kind = 'picture' and c.withdrawn_at is null))`;

/** Whose word a version needs for good. */
export const askedFor = async (trx: Trx, practice_id: string, number: number): Promise<string[]> =>
	(
		await trx
			.selectFrom('practices.asked')
			.select('person_id')
			.where('practice_id', '=', practice_id)
			.where('number', '=', number)
			.execute()
	).map(({ person_id }) => person_id);

/** The versions for which somebody's word is or was needed, the last one first. */
export const versionsAsking = async (trx: Trx, practice_id: string, person_id: string): Promise<number[]> =>
	(
		await trx
			.selectFrom('practices.asked')
			.select('number')
			.where('practice_id', '=', practice_id)
			.where('person_id', '=', person_id)
			.orderBy('number', 'desc')
			.execute()
	).map(({ number }) => number);

/** Whose word a version needs when it is sent now: its authors of today, and everybody whose words stand in it. Who was erased is nobody to ask. */
export async function peopleToAsk(trx: Trx, practice_id: string, content: Practice): Promise<string[]> {
	const earlier = await trx.selectFrom('practices.version').select('content').where('practice_id', '=', practice_id).execute();
	const writers = writersOf(
		content,
		earlier.map((version) => v.parse(PracticeSchema, version.content))
	);
	const { rows } = await sql<{ id: string }>`
		select id from people.person where erased_at is null and (id::text = any(${writers})
			or id in (select person_id from practices.author where practice_id = ${practice_id} and removed_at is null))
		order by id`.execute(trx);
	return rows.map(({ id }) => id);
}

/** Keeps whose word a version needs. Whoever was asked stays asked. */
export async function keepAsked(
	trx: Trx,
	{ practice_id, number, people, at }: { practice_id: string; number: number; people: readonly string[]; at: Date }
): Promise<void> {
	if (people.length === 0) return;
	await trx
		.insertInto('practices.asked')
		.values(people.map((person_id) => ({ practice_id, number, person_id, asked_at: at })))
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}
