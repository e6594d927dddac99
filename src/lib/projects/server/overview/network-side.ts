import * as v from 'valibot';
import { done, isId, refused, type Day, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { EditionTermsSchema } from '#programmes';
import { leadsNetwork, networkById, sideOfNetwork, type NetworkSide } from '#networks/server';

type Network = NonNullable<Awaited<ReturnType<typeof networkById>>>;

/** A network and what the acting person is to it; not found by whoever has no business with it. */
export async function networkFor(
	trx: Trx,
	context: Context,
	id: string
): Promise<Outcome<{ network: Network; side: NetworkSide }, 'not_found'>> {
	const network = isId(id) ? await networkById(trx, id) : undefined;
	const side = network && (await sideOfNetwork(trx, context, network));
	return network && side ? done({ network, side }) : refused('not_found');
}

/** Coordinators and experts of a network, the school that founded it and the centre look at all of its schools; schools do not at each other. */
export const looksAfter = (side: NetworkSide): boolean => leadsNetwork(side) || side.duties.length > 0;

/** The last day on which a network works: when it is closed or its edition ends. One that a school founded lives on. */
export function lastDayOf({ kind, closed_on, edition }: Pick<Network, 'kind' | 'closed_on' | 'edition'>): Day {
	if (kind === 'founded') return closed_on ?? '9999-12-31';
	return closed_on !== null && closed_on < edition.ends_on ? closed_on : edition.ends_on;
}

/** After how many days without a sign a school of an edition is quiet. */
export async function quietAfter(trx: Trx, edition_id: string): Promise<number> {
	const { terms } = await trx.selectFrom('programmes.edition').select('terms').where('id', '=', edition_id).executeTakeFirstOrThrow();
	return v.parse(EditionTermsSchema, terms).quiet_after_days;
}
