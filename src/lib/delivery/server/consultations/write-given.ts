import { sql } from 'kysely';
import { done, refused, type Day, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { inHours } from '../../hours.ts';
import type { Participant } from '../deliveries/parts.ts';
import { writeHours, type NewHours } from '../hours/ledger.ts';
import { subjectsOfDelivery } from '../room/delivery-for.ts';
import type { Consultation } from './consultation-record.ts';
import type { Desk } from './desk.ts';
import type { Notes } from './notes.ts';
import { potOf } from './pot.ts';
import { tellGiven } from './tell.ts';

export type Given = {
	way: 'talk' | 'written';
	answer: string | null;
	slot_id: string | null;
	quarters: number;
	held_on: Day;
	during: { from: Date; to: Date } | null;
	participants: readonly Participant[];
	lecturers: readonly string[];
	notes: Notes;
};

/** Writes a consultation that was given without asking who may: out of the pot, into the ledger, to those who took part. The delivery is held. */
export async function writeGiven(
	trx: Trx,
	context: Context,
	{ delivery, consultation }: Desk & { consultation: Consultation },
	given: Given
): Promise<Outcome<{ quarters: number }, 'pot_is_empty' | 'two_places'>> {
	const { quarters, participants, lecturers, notes } = given;
	if ((await potOf(trx, delivery)).left + consultation.quarters < quarters) return refused('pot_is_empty');
	const elsewhere = given.during ? await busy(trx, [...participants.map(({ person_id }) => person_id), ...lecturers], given.during) : [];
	if (elsewhere.length > 0)
		return refused('two_places', [{ field: 'participants', key: 'delivery_fault_two_places', values: { names: elsewhere.join(', ') } }]);

	await trx
		.updateTable('delivery.consultation')
		.set({
			way: given.way,
			answer: given.answer,
			slot_id: given.slot_id,
			quarters,
			given_at: context.now,
			given_by: [...lecturers],
			...notes,
			revision: consultation.revision + 1
		})
		.where('id', '=', consultation.id)
		.execute();
	if (participants.length > 0)
		await trx
			.insertInto('delivery.consulted')
			.values(participants.map(({ id }) => ({ consultation_id: consultation.id, participant_id: id })))
			.execute();
	await writeHours(trx, context, entriesOf(delivery, consultation.id, given));
	await record(trx, context, {
		name: 'consultation.given',
		...subjectsOfDelivery(delivery),
		particulars: { reference: delivery.reference, hours: inHours(quarters) }
	});
	await tellGiven(trx, context, delivery, consultation.id);
	return done({ quarters });
}

const entriesOf = (
	{ id, edition_id }: Desk['delivery'],
	consultationId: string,
	{ quarters, held_on, during, participants, lecturers }: Given
): NewHours[] => {
	const entry = (person_id: string, as_what: 'participant' | 'lecturer'): NewHours => ({
		delivery_id: id,
		edition_id,
		person_id,
		as_what,
		session_id: null,
		consultation_id: consultationId,
		held_on,
		during,
		contact: 0,
		consultation: quarters,
		closing_id: null
	});
	const learning = participants.map(({ person_id }) => person_id);
	return [
		...learning.map((person) => entry(person, 'participant')),
		...lecturers.filter((person) => !learning.includes(person)).map((person) => entry(person, 'lecturer'))
	];
};

/** The names of those who were elsewhere then, as the ledger has it. */
async function busy(trx: Trx, persons: readonly string[], { from, to }: { from: Date; to: Date }): Promise<string[]> {
	const { rows } = await sql<{ name: string }>`
		select distinct person.name from delivery.hours h join people.person person on person.id = h.person_id
		where h.superseded_at is null and h.person_id = any(${[...persons]}::uuid[]) and h.during && tstzrange(${from}, ${to})
		order by person.name limit 5`.execute(trx);
	return rows.map(({ name }) => name);
}
