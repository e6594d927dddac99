import { dayOf, done, instantAt, refused, type Day, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { readPlan, type EventPlan, type TypedPlan } from '../../event-plan.ts';
import { cancelSessions } from '../deliveries/cancel.ts';
import type { Delivery } from '../deliveries/delivery-record.ts';
import { addSessions } from '../deliveries/make-delivery.ts';
import { sessionsOf, type Session } from '../deliveries/parts.ts';
import { subjectsOfDelivery } from '../room/delivery-for.ts';
import { heldEvent } from './event-desk.ts';
import { asHalf, firstDay } from './plan-event.ts';
import { tellEvent } from './tell-event.ts';

export type MoveEventRefusal = 'not_found' | 'delivery_cancelled' | 'already_held' | 'changed_meanwhile' | 'event_faulty';

/**
 * Moves what a network is to hold to other days, times, hours or another place, while no register of it is closed. Days that are new get a
 * half-day of their own; everybody it concerns is told, and their calendars follow.
 */
export function moveEvent(
	context: Context,
	{ delivery_id, seen, ...typed }: TypedPlan & { delivery_id: string; seen: number }
): Promise<Outcome<undefined, MoveEventRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const held = await heldEvent(trx, context, delivery_id);
		if (!held.ok) return held;
		const { delivery, terms } = held.value;
		if (delivery.cancelled_at !== null) return refused('delivery_cancelled');
		const sessions = await sessionsOf(trx, delivery.id);
		if (sessions.some(({ closings }) => closings > 0)) return refused('already_held');
		if (delivery.revision !== seen) return refused('changed_meanwhile');
		const { plan, faults } = readPlan(typed, { today: dayOf(context.now), minutesAnHour: terms.minutes_an_hour });
		if (faults.length > 0) return refused('event_faulty', faults);

		await followPlan(trx, context, delivery.id, sessions, plan);
		await writePlan(trx, delivery, plan);
		await record(trx, context, {
			name: 'network_event.moved',
			...subjectsOfDelivery(delivery),
			particulars: { title: plan.title, day: firstDay(plan.days) }
		});
		await tellEvent(trx, context, delivery.id, 'moved');
		return done();
	});
}

/** A day that stays keeps its half-day, and so its entry in calendars; others are cancelled and added. */
async function followPlan(trx: Trx, context: Context, id: string, sessions: readonly Session[], { days }: EventPlan): Promise<void> {
	const planned = (day: Day) => days.find((one) => one.day === day);
	await cancelSessions(
		trx,
		context,
		sessions.filter(({ held_on }) => !planned(held_on)),
		'Laikas pakeistas.'
	);
	for (const { id: session, held_on } of sessions) {
		const day = planned(held_on);
		if (day)
			await trx
				.updateTable('delivery.session')
				.set({ begins_at: instantAt(held_on, day.begins), ends_at: instantAt(held_on, day.ends), contact: day.contact })
				.where('id', '=', session)
				.execute();
	}
	const added = days.filter(({ day }) => !sessions.some(({ held_on }) => held_on === day));
	await addSessions(trx, context, id, added.map(asHalf));
}

const writePlan = (trx: Trx, { id, revision }: Delivery, { title, place, days }: EventPlan) =>
	trx
		.updateTable('delivery.delivery')
		.set({
			title: JSON.stringify({ lt: title, en: title }),
			place,
			contact: days.reduce((sum, { contact }) => sum + contact, 0),
			revision: revision + 1
		})
		.where('id', '=', id)
		.execute();
