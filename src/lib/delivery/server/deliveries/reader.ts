import { sql } from 'kysely';
import { dayOf, type Day } from '#platform';
import type { Context, Trx } from '#platform/server';
import { holds } from '#people/server';
import type { Delivery } from './delivery-record.ts';

/** As what somebody looks at a delivery. */
export type DeliveryReader = 'officer' | 'lecturer' | 'school' | 'participant';

/** The same with the schools whose own matters they see there, as far as there are any: all of them, or these. */
export type Reader = { as: DeliveryReader; schools: 'all' | readonly string[] };

/**
 * As whom the acting person looks at a delivery, decided in one place: an officer of the centre, whoever leads it, head or
 * coordinator of its school (of a school of its network), or a participant. Null for everybody else: they do not learn that there is one.
 * Officers see the matters of all its schools, lecturers those of their training, coordinators and experts those of their network; whoever a
 * network has merely asked to lead sees none, and head and coordinator those of the schools for which they speak.
 */
export async function readerOf(trx: Trx, context: Pick<Context, 'actor' | 'now'>, delivery: Delivery): Promise<Reader | null> {
	const { actor, now } = context;
	const today = dayOf(now);
	if (await holds(trx, actor, ['centre_officer'], delivery.centre_id, today)) return { as: 'officer', schools: 'all' };
	if (actor.kind !== 'person') return null;
	const { rows } = await sql<Is>`
		select ${isNamed(actor.id, delivery, today)} as named, ${hasDuty(actor.id, delivery, today)} as on_duty,
			${spokenFor(actor.id, delivery, today)} as schools,
			exists (select from delivery.participant p where p.delivery_id = ${delivery.id} and p.person_id = ${actor.id}) as participant`.execute(trx);
	const is = rows[0] as Is;
	if (is.on_duty || (is.named && delivery.kind === 'training')) return { as: 'lecturer', schools: 'all' };
	if (is.named) return { as: 'lecturer', schools: [] };
	if (is.schools.length > 0) return { as: 'school', schools: is.schools };
	return is.participant ? { as: 'participant', schools: [] } : null;
}

type Is = { named: boolean; on_duty: boolean; schools: string[]; participant: boolean };

/** Whether a reader sees what is a school's own. Of what a network holds (`null`) nobody sees all but who sees every school of it. */
export const sees = ({ schools }: Pick<Reader, 'schools'>, schoolId: string | null): boolean =>
	schools === 'all' || (schoolId !== null && schools.includes(schoolId));

/** Whether somebody holds one of these roles with an organisation on a day. */
const role = (person: string, kinds: readonly string[], organisation: ReturnType<typeof sql>, day: Day) => sql<boolean>`exists (
	select from people.role r where r.person_id = ${person} and r.kind = any(${[...kinds]}::text[]) and r.organisation_id = ${organisation}
		and r.annulled_at is null and daterange(r.starts_on, r.ends_on, '[]') @> ${day}::date)`;

/** Named to lead it: for a training with the role of a lecturer, for what a network holds whomever it has asked. */
function isNamed(person: string, { id, kind, centre_id }: Delivery, day: Day) {
	const named = sql<boolean>`exists (select from delivery.lecturer l where l.delivery_id = ${id} and l.person_id = ${person} and l.removed_at is null)`;
	return kind === 'training' ? sql<boolean>`(${named} and ${role(person, ['lecturer'], sql`${centre_id}::uuid`, day)})` : named;
}

/** Coordinator or expert of the network whose it is. */
const hasDuty = (person: string, { centre_id, network_id }: Delivery, day: Day) => sql<boolean>`exists (
	select from networks.duty duty where duty.network_id = ${network_id} and duty.person_id = ${person} and duty.answer = 'accepted' and duty.ended_at is null
		and ${role(person, ['network_coordinator', 'expert'], sql`${centre_id}::uuid`, day)})`;

/** The schools of the delivery for which somebody speaks: its own, or those that belong to its network on one of its days. */
function spokenFor(person: string, { id, school_id, network_id }: Delivery, day: Day) {
	const kinds = ['school_head', 'school_coordinator'];
	if (school_id !== null)
		return sql<string[]>`case when ${role(person, kinds, sql`${school_id}::uuid`, day)} then array[${school_id}::uuid] else '{}' end`;
	return sql<string[]>`array(
		select distinct m.school_id from networks.membership m where m.network_id = ${network_id}
			and exists (select from delivery.delivery d left join delivery.session s on s.delivery_id = d.id
				where d.id = ${id} and daterange(m.starts_on, m.ends_on, '[]') @> coalesce(s.held_on, ${day}::date))
			and ${role(person, kinds, sql`m.school_id`, day)})`;
}
