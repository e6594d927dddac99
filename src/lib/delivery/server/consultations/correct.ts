import { done, lengthOf, prose, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { inHours } from '../../hours.ts';
import { quartersOfMinutes } from '../../pot.ts';
import { readMinutes } from '../../typed.ts';
import { hoursOf, supersedeHours, writeHours } from '../hours/ledger.ts';
import { subjectsOfDelivery } from '../room/delivery-for.ts';
import { sql } from 'kysely';
import { consultationDesk } from './desk.ts';
import { potOf } from './pot.ts';

export type CorrectConsultationRefusal = 'not_found' | 'not_given' | 'correction_faulty' | 'pot_is_empty' | 'two_places';

/**
 * Corrects how long a consultation was, with a reason: the entries of the ledger are superseded by new ones for the same people. What was given
 * for nothing before has nobody in the ledger and stays so. By whoever leads.
 */
export function correctConsultation(
	context: Context,
	input: { consultation_id: string; minutes: string; reason: string }
): Promise<Outcome<{ quarters: number }, CorrectConsultationRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const desk = await consultationDesk(trx, context, input.consultation_id, true);
		if (!desk.ok || desk.value.as !== 'lecturer') return refused('not_found');
		const { consultation, delivery, minutesAnHour } = desk.value;
		if (consultation.given_at === null || consultation.quarters === 0) return refused('not_given');
		const [minutes, reason] = [readMinutes(input.minutes), prose(input.reason)];
		const faults = [
			...(minutes === undefined ? [{ field: 'minutes', key: 'delivery_fault_minutes' }] : []),
			...(lengthOf(reason) < 3 || lengthOf(reason) > 1000 ? [{ field: 'reason', key: 'delivery_fault_reason' }] : [])
		];
		if (faults.length > 0) return refused('correction_faulty', faults);
		const quarters = quartersOfMinutes(minutes ?? 0, minutesAnHour);
		if ((await potOf(trx, delivery)).left + consultation.quarters < quarters) return refused('pot_is_empty');
		if (!(await rewrite(trx, context, delivery.id, consultation.id, { quarters, minutes: minutes ?? 0, reason })))
			return refused('two_places');
		await trx
			.updateTable('delivery.consultation')
			.set({ quarters, revision: consultation.revision + 1 })
			.where('id', '=', consultation.id)
			.execute();
		await record(trx, context, {
			name: 'consultation.corrected',
			...subjectsOfDelivery(delivery),
			particulars: { reference: delivery.reference, hours: inHours(quarters) }
		});
		return done({ quarters });
	});
}

type Rewriting = { quarters: number; minutes: number; reason: string };

/** Supersedes the entries of a consultation and writes them anew; false where somebody would be in two places. */
async function rewrite(
	trx: Trx,
	context: Context,
	deliveryId: string,
	id: string,
	{ quarters, minutes, reason }: Rewriting
): Promise<boolean> {
	const before = (await hoursOf(trx, { delivery_id: deliveryId })).filter(({ consultation_id }) => consultation_id === id);
	const { rows } = await sql<{ from: Date | null }>`
		select distinct lower(during) as "from" from delivery.hours where consultation_id = ${id} and superseded_at is null`.execute(trx);
	const from = rows[0]?.from ?? null;
	const during = from && minutes > 0 ? { from, to: new Date(from.getTime() + minutes * 60_000) } : null;
	const ids = before.map((entry) => entry.id);
	const persons = before.map(({ person_id }) => person_id);
	if (during && (await isElsewhere(trx, persons, ids, during))) return false;
	await supersedeHours(trx, context, ids, reason);
	await writeHours(
		trx,
		context,
		before.map(({ id: replaces, written_at: _, ...entry }) => ({ ...entry, consultation: quarters, during, replaces }))
	);
	return true;
}

async function isElsewhere(
	trx: Trx,
	persons: readonly string[],
	but: readonly string[],
	{ from, to }: { from: Date; to: Date }
): Promise<boolean> {
	const { rows } = await sql`
		select from delivery.hours h where h.superseded_at is null and h.person_id = any(${[...persons]}::uuid[])
			and h.id <> all(${[...but]}::uuid[]) and h.during && tstzrange(${from}, ${to}) limit 1`.execute(trx);
	return rows.length > 0;
}
