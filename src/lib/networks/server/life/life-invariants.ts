import { sql } from 'kysely';
import { holds, type Invariant } from '#platform/server';

export const lifeInvariants: Invariant[] = [
	holds(
		'A network has no more coordinators than its edition said (B-03).',
		sql`select 'network ' || n.slug as record from networks.network n
			where (select count(*) from networks.duty d where d.network_id = n.id and d.duty = 'coordinator' and d.answer = 'accepted' and d.ended_at is null) > n.coordinators`
	),
	holds(
		'No network has more schools on a day than it takes (B-02).',
		sql`select 'network ' || n.slug || ' on ' || m.starts_on as record
			from networks.membership m join networks.network n on n.id = m.network_id
			where (select count(*) from networks.membership other where other.network_id = n.id
				and daterange(other.starts_on, other.ends_on, '[]') @> m.starts_on) > n.schools_most`
	),
	holds(
		'A network meets in a school that belongs to it, or belonged last.',
		sql`select 'network ' || n.slug as record from networks.network n
			where not exists (select from networks.membership m where m.network_id = n.id and m.school_id = n.host_id)`
	),
	holds(
		'A network that was closed has no school and nobody with a duty after its last day.',
		sql`select 'network ' || n.slug as record from networks.network n
			where n.closed_on is not null and (
				exists (select from networks.membership m where m.network_id = n.id and (m.ends_on is null or m.ends_on > greatest(n.closed_on, m.starts_on)))
				or exists (select from networks.duty d where d.network_id = n.id and (d.answer is null or (d.answer = 'accepted' and d.ended_at is null))))`
	),
	holds(
		'Versions of a charter are counted without a gap.',
		sql`select 'network ' || network_id as record from networks.charter group by network_id having max(number) <> count(*)`
	),
	holds(
		'Who has a duty in a network works in none of its schools when they begin it.',
		sql`select 'duty ' || d.id as record from networks.duty d
			join networks.membership m on m.network_id = d.network_id and daterange(m.starts_on, m.ends_on, '[]') @> d.starts_on
			join schools.staff s on s.person_id = d.person_id and s.school_id = m.school_id and daterange(s.starts_on, s.ends_on, '[]') @> d.starts_on
			where d.answer = 'accepted' and s.starts_on < d.starts_on`
	)
];
