import { sql } from 'kysely';
import { isId } from '#platform';
import type { Trx } from '#platform/server';

/** A question with what has become of it. Quarters of an academic hour: reserved while it is booked, really taken once it was given. */
export type Consultation = {
	id: string;
	delivery_id: string;
	audience: 'one' | 'team';
	question: string;
	file: { id: string; name: string } | null;
	asked_at: Date;
	asked_by: string;
	asker: string;
	slot: { id: string; begins_at: Date; ends_at: Date; place: string } | null;
	quarters: number;
	way: 'talk' | 'written' | null;
	answer: string | null;
	given_at: Date | null;
	given_by: { id: string; name: string }[];
	/** When the talk was and until when, as the ledger or the slot has it. */
	shared_note: string;
	private_note: string;
	next_step: string;
	revision: number;
	cancelled_at: Date | null;
	cancelled_why: string;
	/** Who took part once it was given: ids of participants. */
	consulted: { id: string; name: string; person_id: string }[];
};

type Row = Omit<Consultation, 'slot'> & {
	slot_id: string | null;
	slot_begins: Date | null;
	slot_ends: Date | null;
	slot_place: string | null;
};

/** Consultations of a delivery, or one by its id; the newest first. */
async function consultations(trx: Trx, which: ReturnType<typeof sql<boolean>>): Promise<Consultation[]> {
	const { rows } = await sql<Row>`
		select c.id, c.delivery_id, c.audience, c.question, c.asked_at, c.asked_by, asker.name as asker, c.quarters, c.way, c.answer, c.given_at,
			c.shared_note, c.private_note, c.next_step, c.revision, c.cancelled_at, c.cancelled_why,
			case when f.id is null then null else jsonb_build_object('id', f.id, 'name', f.name) end as file,
			c.slot_id, slot.begins_at as slot_begins, slot.ends_at as slot_ends, slot.place as slot_place,
			coalesce((select jsonb_agg(jsonb_build_object('id', person.id, 'name', person.name) order by person.name collate "lt-x-icu")
				from people.person person where person.id = any(c.given_by)), '[]') as given_by,
			coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'person_id', p.person_id) order by p.name collate "lt-x-icu")
				from delivery.consulted took join delivery.participant p on p.id = took.participant_id where took.consultation_id = c.id), '[]') as consulted
		from delivery.consultation c
		join people.person asker on asker.id = c.asked_by
		left join platform.file f on f.id = c.file_id
		left join delivery.slot slot on slot.id = c.slot_id
		where ${which}
		order by c.asked_at desc, c.id`.execute(trx);
	return rows.map(({ slot_id, slot_begins, slot_ends, slot_place, ...row }) => ({
		...row,
		slot: slot_id && slot_begins && slot_ends ? { id: slot_id, begins_at: slot_begins, ends_at: slot_ends, place: slot_place ?? '' } : null
	}));
}

export const consultationsOf = (trx: Trx, deliveryId: string): Promise<Consultation[]> =>
	consultations(trx, sql<boolean>`c.delivery_id = ${deliveryId}`);

export const consultationById = async (trx: Trx, id: string): Promise<Consultation | undefined> =>
	isId(id) ? (await consultations(trx, sql<boolean>`c.id = ${id}`))[0] : undefined;

/** When the pair can be asked. */
export type Slot = {
	id: string;
	delivery_id: string;
	begins_at: Date;
	ends_at: Date;
	place: string;
	offered_by: string | null;
	taken: boolean;
};

/** The slots of a delivery that were not withdrawn, in their order. */
export const slotsOf = (trx: Trx, deliveryId: string): Promise<Slot[]> =>
	sql<Slot>`
		select s.id, s.delivery_id, s.begins_at, s.ends_at, s.place, s.offered_by,
			exists (select from delivery.consultation c where c.slot_id = s.id and c.cancelled_at is null) as taken
		from delivery.slot s where s.delivery_id = ${deliveryId} and s.withdrawn_at is null order by s.begins_at`
		.execute(trx)
		.then(({ rows }) => rows);
