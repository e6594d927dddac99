import { sql } from 'kysely';
import { dayOf, done, isId, refused, type Day, type Outcome, type Text } from '#platform';
import type { Context, Trx } from '#platform/server';
import { digests, type Digest } from '../../letters.ts';
import type { RoomKind } from '../../visibility.ts';
import { roomFor, roomsById, standsOn } from '../rooms/index.ts';

/** How somebody hears from one room: how often of all that is new, and whether at once of what is meant for them. */
export type Preference = { room_id: string; kind: RoomKind; edition_id: string; room: Text; digest: Digest; direct: boolean };

/**
 * How a person hears from their rooms. Without a choice: weekly, and at once when asked directly. Officers of a centre are in
 * all its rooms: they hear nothing by digest of those in which they are nothing else, unless they choose to.
 */
export async function preferencesOf(trx: Trx, personId: string, today: Day): Promise<Preference[]> {
	const { rows } = await sql<{ room_id: string; digest: Digest; direct: boolean }>`
		select member.room_id, coalesce(chosen.direct, true) as direct,
			coalesce(chosen.digest, case when bool_and(member.part = 'centre_officer') then 'never' else 'weekly' end) as digest
		from spaces.member member
		join spaces.span span on span.room_id = member.room_id
		left join spaces.preference chosen on chosen.person_id = member.person_id and chosen.room_id = member.room_id
		where member.person_id = ${personId} and ${standsOn(today)}
		group by member.room_id, chosen.direct, chosen.digest`.execute(trx);
	const rooms = await roomsById(
		trx,
		rows.map(({ room_id }) => room_id)
	);
	return rooms.flatMap(({ id, name, kind, edition_id }) => {
		const found = rows.find(({ room_id }) => room_id === id);
		return found ? [{ ...found, kind, edition_id, room: name }] : [];
	});
}

/** Keeps a choice about one room. */
export async function keepPreference(
	trx: Trx,
	now: Date,
	person_id: string,
	room_id: string,
	{ digest, direct }: { digest: Digest; direct: boolean }
): Promise<void> {
	await trx
		.insertInto('spaces.preference')
		.values({ person_id, room_id, digest, direct, changed_at: now })
		.onConflict((conflict) => conflict.columns(['person_id', 'room_id']).doUpdateSet({ digest, direct, changed_at: now }))
		.execute();
}

/** How whoever acts hears from a room they are in; to everybody else there is no such room. */
export const readPreference = (context: Context, room_id: string): Promise<Outcome<Preference, 'not_found'>> =>
	context.db.transaction().execute(async (trx) => {
		const found = isId(room_id) ? await roomFor(trx, context, room_id) : null;
		if (!found || context.actor.kind !== 'person') return refused('not_found');
		const all = await preferencesOf(trx, context.actor.id, dayOf(context.now));
		const one = all.find((preference) => preference.room_id === room_id);
		return one ? done(one) : refused('not_found');
	});

export type SavePreference = { room_id: string; digest: string; direct: boolean };

/** Chooses how to hear from a room: a letter of all that is new every working day, every Tuesday or never, and letters at once or not. */
export const savePreference = (
	context: Context,
	{ room_id, digest, direct }: SavePreference
): Promise<Outcome<undefined, 'not_found' | 'letters_faulty'>> =>
	context.db.transaction().execute(async (trx) => {
		const found = isId(room_id) ? await roomFor(trx, context, room_id) : null;
		if (!found || context.actor.kind !== 'person') return refused('not_found');
		const chosen = digests.find((one) => one === digest);
		if (!chosen) return refused('letters_faulty', [{ field: 'digest', key: 'spaces_fault_digest' }]);
		await keepPreference(trx, context.now, context.actor.id, room_id, { digest: chosen, direct });
		return done();
	});
