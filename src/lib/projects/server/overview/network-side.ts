import { done, isId, refused, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
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
