import { done, prose, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { subjectsOfDelivery } from '../room/delivery-for.ts';
import { consultationDesk } from './desk.ts';

export type Notes = { shared_note: string; private_note: string; next_step: string };
export type NotesRefusal = 'not_found' | 'changed_meanwhile' | 'notes_faulty';

/** Writes what all who took part read, what only those who lead read, and the next step. By whoever leads; of two at once the second reads first. */
export function saveNotes(
	context: Context,
	{ consultation_id, seen, ...typed }: Notes & { consultation_id: string; seen: number }
): Promise<Outcome<undefined, NotesRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const desk = await consultationDesk(trx, context, consultation_id, true);
		if (!desk.ok || desk.value.as !== 'lecturer') return refused('not_found');
		const { consultation, delivery } = desk.value;
		if (consultation.revision !== seen) return refused('changed_meanwhile');
		const read = readNotes(typed);
		if (read.faults.length > 0) return refused('notes_faulty', read.faults);
		await trx
			.updateTable('delivery.consultation')
			.set({ ...read.notes, revision: consultation.revision + 1 })
			.where('id', '=', consultation.id)
			.execute();
		// What they say stands in no event: officers read those.
		await record(trx, context, {
			name: 'consultation.noted',
			...subjectsOfDelivery(delivery),
			particulars: { reference: delivery.reference }
		});
		return done();
	});
}

/** Notes as they were typed; none is too long. */
export function readNotes({ shared_note, private_note, next_step }: Notes) {
	const notes = { shared_note: prose(shared_note), private_note: prose(private_note), next_step: prose(next_step) };
	const most: Record<keyof Notes, number> = { shared_note: 5000, private_note: 5000, next_step: 1000 };
	const long = (Object.keys(most) as (keyof Notes)[]).filter((name) => notes[name].length > most[name]);
	return { notes, faults: long.map((field) => ({ field, key: 'delivery_fault_too_long', values: { most: most[field] } })) };
}
