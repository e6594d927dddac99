import { sql } from 'kysely';
import { holds, type Invariant } from '#platform/server';

export const formationInvariants: Invariant[] = [
	holds(
		'A proposal of networks has every school once.',
		sql`select 'proposal ' || p.id as record
			from networks.proposal p
			cross join lateral (
				select count(*) as places, count(distinct member) as schools
				from jsonb_array_elements(p.groups) g, jsonb_array_elements_text(g -> 'members') member
			) counted
			where counted.places <> counted.schools or counted.places <> jsonb_array_length(p.situation -> 'schools')`
	),
	holds(
		'A network that was formed has the number of an edition that has so many (B-01).',
		sql`select 'network ' || n.slug as record
			from networks.network n join networks.formation f on f.edition_id = n.edition_id
			where n.kind = 'formed' and n.number > f.networks`
	)
];
