import { readPublicNetwork, readPublicNetworks } from '#networks/server';
import { done } from '#platform';
import { listing, reading } from '../door.ts';
import { leafThrough } from '../page.ts';
import { Network, NetworkFile } from '../shapes/networks.ts';

export const networks = listing({
	path: '/networks',
	name: 'listNetworks',
	says: 'Active networks with their schools of today.',
	tells: Network,
	read: async ({ context, window }) => done(leafThrough(await readPublicNetworks(context), window, ({ slug }) => slug))
});

export const network = reading({
	path: '/networks/{network}',
	name: 'readNetwork',
	says: 'An active network, by its name in addresses.',
	tells: NetworkFile,
	read: ({ context, params }) => readPublicNetwork(context, params['network'] ?? '')
});
