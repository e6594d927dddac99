import { sql } from 'kysely';
import { dayOf, erasedName } from '#platform';
import type { Eraser } from '#people/server';

/**
 * Registers, hours and who took part are evidence of work that was paid for, and stay with the name; of a participant of whom no register
 * says anything, the name goes. What somebody asked for themselves alone goes. Days to come that they lead are handed over first.
 */
export const eraseFromDelivery: Eraser = {
	counts: async (trx, id) => {
		const { rows } = await sql<{ attendance: number; devices: number; consultations: number }>`
			select (select count(*)::int from delivery.participant p where p.person_id = ${id} and ${isEvidence})
				+ (select count(*)::int from delivery.hours where person_id = ${id}) as attendance,
				(select count(*)::int from delivery.device where person_id = ${id}) as devices,
				(select count(*)::int from delivery.consultation where asked_by = ${id} and audience = 'one') as consultations`.execute(trx);
		return rows[0] ?? {};
	},
	duties: async (trx, id, now) => {
		const { rows } = await sql<{ reference: string }>`
			select distinct d.reference from delivery.lecturer l join delivery.delivery d on d.id = l.delivery_id
			where l.person_id = ${id} and l.removed_at is null and d.cancelled_at is null and d.kind <> 'training'
				and exists (select from delivery.session s where s.delivery_id = d.id and s.cancelled_at is null and s.held_on >= ${dayOf(now)}::date)
			order by 1`.execute(trx);
		return rows.map(({ reference }) => ({ kind: 'training', what: reference }));
	},
	erase: async (trx, { id }, now) => {
		await sql`update delivery.participant p set name = ${erasedName}, post = '' where p.person_id = ${id} and not (${isEvidence})`.execute(
			trx
		);
		await sql`update delivery.device set name = '–', revoked_at = coalesce(revoked_at, ${now}) where person_id = ${id}`.execute(trx);
		await sql`update delivery.consultation set question = ${erasedName}, answer = case when answer is not null then ${erasedName} end,
				shared_note = '', private_note = '', next_step = '' where asked_by = ${id} and audience = 'one'`.execute(trx);
	}
};

/** Whether a register says something of a participant `p`. */
const isEvidence = sql<boolean>`exists (select from delivery.mark m where m.participant_id = p.id)
	or exists (select from delivery.hours h where h.delivery_id = p.delivery_id and h.person_id = p.person_id)
	or exists (select from delivery.closing c join delivery.session s on s.id = c.session_id
		where s.delivery_id = p.delivery_id and position(p.id::text in c.register::text) > 0)`;
