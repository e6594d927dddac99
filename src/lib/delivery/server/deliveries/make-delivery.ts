import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { instantAt, newId, partsInLithuania, type Day, type Text } from '#platform';
import type { Context, Trx } from '#platform/server';
import { findOrAddPerson } from '#people/server';
import type { Hours } from '../../hours.ts';
import type { PlannedHalf } from '../../session.ts';
import { codesFor } from './codes.ts';
import type { DeliveryKind } from './delivery-record.ts';

export type NewDelivery = Hours & {
	id: string;
	reference: string;
	edition_id: string;
	kind: DeliveryKind;
	training_id: string | null;
	network_id: string | null;
	school_id: string | null;
	title: Text;
	topic: string | null;
	place: string;
	lecturers_least: number;
};

/** Writes the row of a delivery without asking who may. False where it is there already: then nothing is changed. */
export async function makeDelivery(
	trx: Trx,
	{ now, actor }: Pick<Context, 'now' | 'actor'>,
	{ title, ...row }: NewDelivery
): Promise<boolean> {
	const made = await trx
		.insertInto('delivery.delivery')
		.values({ ...row, title: JSON.stringify(title), made_at: now, made_by: actor.id })
		.onConflict((conflict) => conflict.column('id').doNothing())
		.returning('id')
		.executeTakeFirst();
	return made !== undefined;
}

/** The next number of something that a network holds: `TM-2026-000042`. */
export async function nextReference(trx: Trx, now: Date): Promise<string> {
	const { rows } = await sql<{ number: number }>`select nextval('delivery.reference') as number`.execute(trx);
	return `TM-${partsInLithuania(now).year}-${String(rows[0]?.number ?? 0).padStart(6, '0')}`;
}

/** Adds half-days as planned, each with a secret for the codes on its wall. */
export async function addSessions(
	trx: Trx,
	{ now, actor }: Pick<Context, 'now' | 'actor'>,
	deliveryId: string,
	planned: readonly { day: Day; half: PlannedHalf }[]
): Promise<string[]> {
	if (planned.length === 0) return [];
	const rows = planned.map(({ day, half: { half, begins, ends, contact, consultation } }) => ({
		id: newId(),
		delivery_id: deliveryId,
		held_on: day,
		half,
		begins_at: instantAt(day, begins),
		ends_at: instantAt(day, ends),
		contact,
		consultation,
		secret: randomBytes(32).toString('base64url'),
		made_at: now,
		made_by: actor.id
	}));
	await trx.insertInto('delivery.session').values(rows).execute();
	return rows.map(({ id }) => id);
}

export type NewParticipant = {
	person_id: string | null;
	name: string;
	post: string;
	school_id: string;
	starts_on: Day;
	replaces_id?: string;
};

/** Adds people to a delivery, each with a code of two signs for the sheet. Who is only a name becomes a person without an address. Who is there already stays. */
export async function addParticipants(
	trx: Trx,
	{ now, actor }: Pick<Context, 'now' | 'actor'>,
	deliveryId: string,
	people: readonly NewParticipant[]
): Promise<string[]> {
	if (people.length === 0) return [];
	const taken = await trx.selectFrom('delivery.participant').select('code').where('delivery_id', '=', deliveryId).execute();
	const codes = codesFor(
		people.length,
		taken.map(({ code }) => code)
	);
	const rows = [];
	for (const [at, { person_id, replaces_id = null, ...one }] of people.entries())
		rows.push({
			...one,
			id: newId(),
			delivery_id: deliveryId,
			person_id: person_id ?? (await findOrAddPerson(trx, now, { name: one.name, email: null })),
			code: codes[at] as string,
			replaces_id,
			joined_at: now,
			joined_by: actor.id
		});
	await trx
		.insertInto('delivery.participant')
		.values(rows)
		.onConflict((conflict) => conflict.columns(['delivery_id', 'person_id']).doNothing())
		.execute();
	return rows.map(({ id }) => id);
}

/** Who leads it from now on: those who do not any more are removed, who comes back is there again. */
export async function setLecturers(trx: Trx, { now }: Pick<Context, 'now'>, deliveryId: string, persons: readonly string[]): Promise<void> {
	await trx
		.updateTable('delivery.lecturer')
		.set({ removed_at: now })
		.where('delivery_id', '=', deliveryId)
		.where('removed_at', 'is', null)
		.where(sql<boolean>`person_id <> all(${[...persons]}::uuid[])`)
		.execute();
	if (persons.length === 0) return;
	await trx
		.insertInto('delivery.lecturer')
		.values([...new Set(persons)].map((person_id) => ({ delivery_id: deliveryId, person_id, added_at: now })))
		.onConflict((conflict) => conflict.columns(['delivery_id', 'person_id']).doUpdateSet({ removed_at: null }))
		.execute();
}
