import { sql } from 'kysely';
import { dayOf, type Day } from '#platform';
import type { Context, Trx } from '#platform/server';
import { holds } from '#people/server';
import type { Delivery } from './delivery-record.ts';

/** As whom somebody looks at a delivery. */
export type DeliveryReader = 'officer' | 'lecturer' | 'school' | 'participant';

/**
 * As whom the acting person looks at a delivery, decided in one place: an officer of the centre, whoever leads it, head or
 * coordinator of its school (of a school of its network), or a participant. Null for everybody else: they do not learn that there is one.
 */
export async function readerOf(trx: Trx, context: Pick<Context, 'actor' | 'now'>, delivery: Delivery): Promise<DeliveryReader | null> {
	const { actor, now } = context;
	const today = dayOf(now);
	if (await holds(trx, actor, ['centre_officer'], delivery.centre_id, today)) return 'officer';
	if (actor.kind !== 'person') return null;
	const { rows } = await sql<Record<'lecturer' | 'school' | 'participant', boolean>>`
		select ${leads(actor.id, delivery, today)} as lecturer, ${speaks(actor.id, delivery, today)} as school,
			exists (select from delivery.participant p where p.delivery_id = ${delivery.id} and p.person_id = ${actor.id}) as participant`.execute(trx);
	const [is] = rows;
	return is?.lecturer ? 'lecturer' : is?.school ? 'school' : is?.participant ? 'participant' : null;
}

/** Whether somebody holds one of these roles with an organisation on a day. */
const role = (person: string, kinds: readonly string[], organisation: ReturnType<typeof sql>, day: Day) => sql<boolean>`exists (
	select from people.role r where r.person_id = ${person} and r.kind = any(${[...kinds]}::text[]) and r.organisation_id = ${organisation}
		and r.annulled_at is null and daterange(r.starts_on, r.ends_on, '[]') @> ${day}::date)`;

/** A lecturer with the role; for what a network holds also its coordinators and experts, and whoever it has asked to lead. */
function leads(person: string, { id, kind, centre_id, network_id }: Delivery, day: Day) {
	const named = sql<boolean>`exists (select from delivery.lecturer l where l.delivery_id = ${id} and l.person_id = ${person} and l.removed_at is null)`;
	if (kind === 'training') return sql<boolean>`(${named} and ${role(person, ['lecturer'], sql`${centre_id}::uuid`, day)})`;
	return sql<boolean>`(${named} or exists (
		select from networks.duty duty where duty.network_id = ${network_id} and duty.person_id = ${person} and duty.answer = 'accepted' and duty.ended_at is null
			and ${role(person, ['network_coordinator', 'expert'], sql`${centre_id}::uuid`, day)}))`;
}

function speaks(person: string, { id, school_id, network_id }: Delivery, day: Day) {
	const kinds = ['school_head', 'school_coordinator'];
	if (school_id !== null) return role(person, kinds, sql`${school_id}::uuid`, day);
	return sql<boolean>`exists (
		select from networks.membership m where m.network_id = ${network_id}
			and exists (select from delivery.delivery d left join delivery.session s on s.delivery_id = d.id
				where d.id = ${id} and daterange(m.starts_on, m.ends_on, '[]') @> coalesce(s.held_on, ${day}::date))
			and ${role(person, kinds, sql`m.school_id`, day)})`;
}
