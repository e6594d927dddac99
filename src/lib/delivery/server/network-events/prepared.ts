import { sql } from 'kysely';
import { done, refused, type Outcome, type Text } from '#platform';
import type { Context, Trx } from '#platform/server';
import { editionFor, editionOf } from '#programmes/server';
import { termsOf, type DeliveryTerms } from '../deliveries/terms.ts';

/** Somebody of a network with the quarters of academic hours that were confirmed in its team trainings. */
export type PreparedPerson = {
	person_id: string;
	name: string;
	school: string;
	network_id: string;
	network: Text;
	quarters: number;
	prepared: boolean;
};

export type Preparation = {
	/** From how many quarters somebody is prepared; null where the edition counts nobody. */
	threshold: number | null;
	people: PreparedPerson[];
	prepared: number;
};

/**
 * Who of an edition's networks is prepared: whoever has reached the edition's threshold of confirmed hours in team trainings of the networks. Hours of
 * meetings do not count, nor do those of half-days whose register is still open.
 */
export async function preparedOf(trx: Trx, editionId: string, networkId?: string): Promise<Preparation> {
	const edition = await editionOf(trx, editionId);
	const threshold = edition ? (await termsOf(trx, edition)).prepared_quarters : null;
	const { rows } = await sql<Omit<PreparedPerson, 'prepared'>>`
		select * from (
			select h.person_id, (array_agg(p.name order by p.joined_at desc))[1] as name, (array_agg(school.name order by p.joined_at desc))[1] as school,
				(array_agg(d.network_id order by p.joined_at desc))[1] as network_id, (array_agg(network.name order by p.joined_at desc))[1] as network,
				sum(h.contact + h.consultation)::int as quarters
			from delivery.hours h
			join delivery.delivery d on d.id = h.delivery_id and d.kind = 'team_training'
			join networks.network network on network.id = d.network_id
			join delivery.participant p on p.delivery_id = d.id and p.person_id = h.person_id
			join people.organisation school on school.id = p.school_id
			where h.edition_id = ${editionId} and h.as_what = 'participant' and h.superseded_at is null
				and (${networkId ?? null}::uuid is null or d.network_id = ${networkId ?? null})
			group by h.person_id
		) found
		order by quarters desc, name collate "lt-x-icu", person_id`.execute(trx);
	const people = rows.map((row) => ({ ...row, prepared: threshold !== null && row.quarters >= threshold }));
	return { threshold, people, prepared: people.filter(({ prepared }) => prepared).length };
}

export type PreparedPage = Preparation & {
	terms: DeliveryTerms;
	edition: { id: string; name: Text; slug: string };
	programme: { slug: string; name: Text };
};

/** The same for the page of an edition, with what it sets, for officers of its centre. */
export function readPrepared(context: Context, editionId: string): Promise<Outcome<PreparedPage, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const edition = await editionFor(trx, context, editionId);
		if (!edition) return refused('not_found');
		const { id, name, slug, programme } = edition;
		return done({ ...(await preparedOf(trx, id)), terms: await termsOf(trx, edition), edition: { id, name, slug }, programme });
	});
}
