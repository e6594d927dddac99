import { done, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { seatsLeft } from '../../gathering.ts';
import { mayTalk } from '../../visibility.ts';
import { itemFor, livesOn, roomById, type ItemOf } from '../rooms/index.ts';
import { gatheringById, type GatheringRecord } from './gathering-record.ts';
import { isOver } from './plan-gathering.ts';

export type SignUpRefusal = 'not_found' | 'room_closed' | 'gathering_over' | 'no_seats';

/**
 * Signs the acting person up for what they may see; a second time changes nothing. Seats are given in turn: two who want the
 * last one at once do not both get it. People of other networks count as neighbours. Refused in a closed room.
 */
export function signUp(context: Context, { id }: { id: string }): Promise<Outcome<undefined, SignUpRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await gatheringToJoin(trx, context, id);
		if (!found.ok) return found;
		const { of, gathering, person } = found.value;
		const place = of.stand ?? of.standing.rooms.find(({ kind, open }) => kind !== 'training' && open);
		if (!place) return refused('not_found');
		if (isOver(gathering, context.now)) return refused('gathering_over');
		const neighbour = of.stand === null;
		const { numUpdatedRows } = await trx
			.updateTable('spaces.sign_up')
			.set({ withdrawn_at: null })
			.where('event_id', '=', id)
			.where('person_id', '=', person)
			.where('withdrawn_at', 'is', null)
			.executeTakeFirst();
		if (numUpdatedRows > 0n) return done();
		if (seatsLeft(gathering, gathering.taken, neighbour) === 0) return refused('no_seats');

		const row = { school_id: place.schools[0] ?? null, neighbour, signed_at: context.now, withdrawn_at: null };
		await trx
			.insertInto('spaces.sign_up')
			.values({ event_id: id, person_id: person, ...row })
			.onConflict((conflict) => conflict.columns(['event_id', 'person_id']).doUpdateSet(row))
			.execute();
		await record(trx, context, {
			name: 'gathering.joined',
			subject: { kind: 'gathering', id },
			also: [{ kind: 'person', id: person }]
		});
		return done();
	});
}

/** Takes the acting person off the list, as long as it is not over. */
export function withdrawSignUp(
	context: Context,
	{ id }: { id: string }
): Promise<Outcome<undefined, 'not_found' | 'room_closed' | 'gathering_over'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await gatheringToJoin(trx, context, id);
		if (!found.ok) return found;
		const { gathering, person } = found.value;
		if (isOver(gathering, context.now)) return refused('gathering_over');
		const { numUpdatedRows } = await trx
			.updateTable('spaces.sign_up')
			.set({ withdrawn_at: context.now })
			.where('event_id', '=', id)
			.where('person_id', '=', person)
			.where('withdrawn_at', 'is', null)
			.executeTakeFirst();
		if (numUpdatedRows > 0n)
			await record(trx, context, {
				name: 'gathering.left',
				subject: { kind: 'gathering', id },
				also: [{ kind: 'person', id: person }]
			});
		return done();
	});
}

export type ThankRefusal = 'not_found' | 'room_closed' | 'gathering_ahead' | 'gathering_faulty';

/** What a visitor saw, and thanks for: read by the host and themself. Once the visit has begun, as often as they like. */
export function thankHost(
	context: Context,
	input: { id: string; observed: string; thanks: string }
): Promise<Outcome<undefined, ThankRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await gatheringToJoin(trx, context, input.id);
		if (!found.ok) return found;
		const { gathering, person } = found.value;
		if (gathering.kind !== 'visit') return refused('not_found');
		if (gathering.starts_at > context.now) return refused('gathering_ahead');
		const [observed, thanks] = [input.observed.trim(), input.thanks.trim()];
		if (observed.length > 5000) return refused('gathering_faulty', [{ field: 'observed', key: 'spaces_fault_long' }]);
		if (thanks.length > 1000) return refused('gathering_faulty', [{ field: 'thanks', key: 'spaces_fault_long' }]);
		const { numUpdatedRows } = await trx
			.updateTable('spaces.sign_up')
			.set({ observed, thanks, thanked_at: context.now })
			.where('event_id', '=', input.id)
			.where('person_id', '=', person)
			.where('withdrawn_at', 'is', null)
			.executeTakeFirst();
		if (numUpdatedRows === 0n) return refused('not_found');
		await record(trx, context, {
			name: 'visit.thanked',
			subject: { kind: 'gathering', id: input.id },
			also: [{ kind: 'person', id: gathering.author_id }]
		});
		return done();
	});
}

/** A gathering in a living room, held until the transaction ends, for whoever may take part in it; to everybody else there is none. */
async function gatheringToJoin(
	trx: Trx,
	context: Context,
	id: string
): Promise<Outcome<{ of: ItemOf; gathering: GatheringRecord; person: string }, 'not_found' | 'room_closed'>> {
	const of = await itemFor(trx, context, id, { kind: 'event', lock: true });
	const gathering = of && !of.item.removed ? await gatheringById(trx, id) : undefined;
	const room = gathering && (await roomById(trx, gathering.room_id));
	if (!of || !gathering || !room || context.actor.kind !== 'person') return refused('not_found');
	if (!livesOn(room, context.now)) return refused('room_closed');
	return mayTalk(of.standing, of.item, true) ? done({ of, gathering, person: context.actor.id }) : refused('not_found');
}
