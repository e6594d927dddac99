import { dayOf, done, lengthOf, refused, type Fault, type Outcome } from '#platform';
import { record, within, type Context, type Trx } from '#platform/server';
import { readGathering, type Gathering, type TypedGathering } from '../../gathering.ts';
import { choicesIn, schoolOf, type Visibility } from '../../visibility.ts';
import { notifyRoom } from '../live/notify.ts';
import { itemFor, moveItem, roomFor, writeItem, type ItemOf } from '../rooms/index.ts';
import { gatheringById, type GatheringRecord } from './gathering-record.ts';
import { tellGathering } from './tell-gathering.ts';

export type PlanGathering = TypedGathering & { room_id: string; visibility: string; school_id?: string | undefined };
export type PlanGatheringRefusal = 'not_found' | 'room_closed' | 'gathering_faulty' | 'too_many';

const limit = { times: 60, seconds: 86_400 };

/**
 * Plans something that happens at a time: a gathering, or a visit to the lesson of whoever plans it. Anybody in the room may;
 * a visit keeps seats for schools of other networks only where they see it. Those who see it and belong get a letter with it
 * for their calendar.
 */
export function planGathering(context: Context, input: PlanGathering): Promise<Outcome<{ id: string }, PlanGatheringRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const room = await roomFor(trx, context, input.room_id);
		if (!room || context.actor.kind !== 'person') return refused('not_found');
		if (!room.open) return refused('room_closed');
		const { gathering, faults } = readGathering(input, dayOf(context.now));
		const visibility = choicesIn(room.stand).find((one) => one === input.visibility);
		const school_id = visibility && schoolOf(room.stand, visibility, input.school_id);
		const wrong = [
			...faults,
			...visibilityFaults(visibility, gathering),
			...(visibility && school_id === undefined ? [{ field: 'school_id', key: 'spaces_fault_school' }] : [])
		];
		if (wrong.length > 0 || !visibility) return refused('gathering_faulty', wrong);
		if (!(await within(trx, context.now, 'gathering.plan', context.actor.id, limit))) return refused('too_many');

		const id = await writeItem(trx, context, room.stand, {
			kind: 'event',
			title: gathering.title,
			visibility,
			school_id,
			words: wordsOf(gathering)
		});
		const { title: _, ...row } = gathering;
		await trx
			.insertInto('spaces.event')
			.values({ id, ...row, host_id: gathering.kind === 'visit' ? context.actor.id : null })
			.execute();
		await note(trx, context, id, 'gathering.planned');
		return done({ id });
	});
}

export type ChangeGathering = TypedGathering & { id: string; revision: number };
export type ChangeGatheringRefusal = 'not_found' | 'room_closed' | 'gathering_faulty' | 'gathering_over' | 'changed_meanwhile';

/** Changes a gathering that is not over: by whoever planned it and who leads the room. Whoever had it in their calendar is told. */
export function changeGathering(context: Context, input: ChangeGathering): Promise<Outcome<{ id: string }, ChangeGatheringRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await gatheringToChange(trx, context, input.id);
		if (!found) return refused('not_found');
		if (!found.of.stand?.open) return refused('room_closed');
		if (isOver(found.gathering, context.now)) return refused('gathering_over');
		if (found.gathering.revision !== input.revision) return refused('changed_meanwhile');
		const { gathering, faults } = readGathering({ ...input, kind: found.gathering.kind }, dayOf(context.now));
		const wrong = [...faults, ...visibilityFaults(found.of.item.visibility, gathering)];
		if (wrong.length > 0) return refused('gathering_faulty', wrong);

		const { title, kind: _, ...row } = gathering;
		await trx
			.updateTable('spaces.event')
			.set({ ...row, ...registerAfter(found.gathering, row), revision: input.revision + 1 })
			.where('id', '=', input.id)
			.execute();
		await moveItem(trx, context, input.id, { title, words: wordsOf(gathering) });
		await note(trx, context, input.id, 'gathering.changed');
		return done({ id: input.id });
	});
}

/** Moved to another day, a gathering is counted in no register any more: that of the old day knows nothing of it. */
const registerAfter = (before: GatheringRecord, { starts_at }: { starts_at: Date }) =>
	dayOf(before.starts_at) === dayOf(starts_at) ? {} : { delivery_id: null };

export type CancelRefusal = 'not_found' | 'room_closed' | 'gathering_faulty' | 'gathering_over';

/** Calls a gathering off, with the reason that everybody is told. */
export function cancelGathering(context: Context, input: { id: string; reason: string }): Promise<Outcome<{ id: string }, CancelRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await gatheringToChange(trx, context, input.id);
		if (!found) return refused('not_found');
		if (!found.of.stand?.open) return refused('room_closed');
		if (isOver(found.gathering, context.now)) return refused('gathering_over');
		const reason = input.reason.trim();
		if (lengthOf(reason) < 3 || lengthOf(reason) > 1000)
			return refused('gathering_faulty', [{ field: 'reason', key: 'spaces_fault_reason' }]);
		await trx
			.updateTable('spaces.event')
			.set({ cancelled_at: context.now, cancelled_why: reason, revision: found.gathering.revision + 1 })
			.where('id', '=', input.id)
			.execute();
		await moveItem(trx, context, input.id);
		await note(trx, context, input.id, 'gathering.cancelled');
		return done({ id: input.id });
	});
}

/** A gathering for whoever planned it or leads its room. */
export async function gatheringToChange(
	trx: Trx,
	context: Context,
	id: string
): Promise<{ of: ItemOf; gathering: GatheringRecord } | undefined> {
	const of = await itemFor(trx, context, id, { kind: 'event', lock: true });
	const gathering = of && !of.item.removed ? await gatheringById(trx, id) : undefined;
	if (!of || !gathering || context.actor.kind !== 'person') return undefined;
	return of.stand?.leads || gathering.author_id === context.actor.id ? { of, gathering } : undefined;
}

export const isOver = ({ ends_at, cancelled_at }: Pick<GatheringRecord, 'ends_at' | 'cancelled_at'>, now: Date): boolean =>
	cancelled_at !== null || ends_at < now;

/** Nobody keeps a seat for people who cannot see that there is one. */
const visibilityFaults = (visibility: Visibility | undefined, { neighbours }: Gathering): Fault[] =>
	visibility === undefined
		? [{ field: 'visibility', key: 'spaces_fault_visibility' }]
		: neighbours > 0 && visibility !== 'edition' && visibility !== 'public'
			? [{ field: 'neighbours', key: 'spaces_fault_neighbours_unseen' }]
			: [];

const wordsOf = ({ place, agenda }: Gathering): string => `${place}\n${agenda}`;

type Happened = 'gathering.planned' | 'gathering.changed' | 'gathering.cancelled';

async function note(trx: Trx, context: Context, id: string, name: Happened): Promise<void> {
	const gathering = await gatheringById(trx, id);
	if (!gathering) return;
	await record(trx, context, {
		name,
		subject: { kind: 'gathering', id },
		also: [{ kind: 'room', id: gathering.room_id }]
	});
	await notifyRoom(trx, { room_id: gathering.room_id, item_id: id, what: 'changed' });
	await tellGathering(trx, context, gathering, name);
}
