import { sql } from 'kysely';
import { newId, type Day } from '#platform';
import type { Context, Trx } from '#platform/server';

/** One entry of the ledger: what a person did in a half-day or a consultation, with its evidence. Hours are quarters of an academic hour. */
export type HoursEntry = {
	id: string;
	delivery_id: string;
	edition_id: string;
	person_id: string;
	as_what: 'participant' | 'lecturer';
	session_id: string | null;
	consultation_id: string | null;
	held_on: Day;
	contact: number;
	consultation: number;
	independent: number;
	closing_id: string | null;
	written_at: Date;
};

/** What is written. `replaces` names the entry, superseded before, in whose place it stands. */
export type NewHours = Omit<HoursEntry, 'id' | 'written_at' | 'independent'> & {
	independent?: number;
	during: { from: Date; to: Date } | null;
	replaces?: string;
};

/** Writes entries without asking who may. What is 0 in all is no entry. The database refuses whoever would be in two places at once. */
export async function writeHours(
	trx: Trx,
	{ now, actor }: Pick<Context, 'now' | 'actor'>,
	entries: readonly NewHours[]
): Promise<string[]> {
	const rows = entries
		.filter(({ contact, consultation, independent = 0 }) => contact + consultation + independent > 0)
		.map(({ during, replaces: _, ...entry }) => ({
			...entry,
			id: newId(),
			during: during && `[${during.from.toISOString()},${during.to.toISOString()})`,
			written_at: now,
			written_by: actor.id
		}));
	if (rows.length === 0) return [];
	await trx.insertInto('delivery.hours').values(rows).execute();
	const replaced = entries.filter(({ replaces }) => replaces !== undefined);
	for (const { replaces, person_id } of replaced) {
		const row = rows.find((one) => one.person_id === person_id);
		if (row)
			await trx
				.updateTable('delivery.hours')
				.set({ superseded_by: row.id })
				.where('id', '=', replaces as string)
				.execute();
	}
	return rows.map(({ id }) => id);
}

/** Entries count no more, with a reason; they stay as they were written. */
export async function supersedeHours(trx: Trx, { now }: Pick<Context, 'now'>, ids: readonly string[], why: string): Promise<void> {
	if (ids.length === 0) return;
	await trx
		.updateTable('delivery.hours')
		.set({ superseded_at: now, superseded_why: why })
		.where('id', 'in', [...ids])
		.where('superseded_at', 'is', null)
		.execute();
}

type Only = {
	delivery_id?: string;
	person_id?: string;
	edition_id?: string;
	session_id?: string;
	as_what?: 'participant' | 'lecturer';
};

/** The entries that count, in the order of days. At least one of delivery, person, edition or half-day is named. */
export async function hoursOf(trx: Trx, only: Only): Promise<HoursEntry[]> {
	const { delivery_id, person_id, edition_id, session_id, as_what } = only;
	if ([delivery_id, person_id, edition_id, session_id].every((one) => one === undefined)) return [];
	return (await trx
		.selectFrom('delivery.hours')
		.select(['id', 'delivery_id', 'edition_id', 'person_id', 'as_what', 'session_id', 'consultation_id', 'held_on'])
		.select(['contact', 'consultation', 'independent', 'closing_id', 'written_at'])
		.where('superseded_at', 'is', null)
		.$if(delivery_id !== undefined, (query) => query.where('delivery_id', '=', delivery_id as string))
		.$if(person_id !== undefined, (query) => query.where('person_id', '=', person_id as string))
		.$if(edition_id !== undefined, (query) => query.where('edition_id', '=', edition_id as string))
		.$if(session_id !== undefined, (query) => query.where('session_id', '=', session_id as string))
		.$if(as_what !== undefined, (query) => query.where('as_what', '=', as_what as string))
		.orderBy('held_on')
		.orderBy(sql`lower(during) nulls last`)
		.orderBy('id')
		.execute()) as HoursEntry[];
}

export type Attended = { contact: number; consultation: number; independent: number };

/** What each participant of a delivery has attended, in quarters, kind by kind (H-15); who has nothing is missing. */
export async function attendedOf(trx: Trx, deliveryId: string): Promise<Map<string, Attended>> {
	const { rows } = await sql<Attended & { person_id: string }>`
		select person_id, sum(contact)::int as contact, sum(consultation)::int as consultation, sum(independent)::int as independent
		from delivery.hours where delivery_id = ${deliveryId} and as_what = 'participant' and superseded_at is null
		group by person_id`.execute(trx);
	return new Map(rows.map(({ person_id, ...attended }) => [person_id, attended]));
}
