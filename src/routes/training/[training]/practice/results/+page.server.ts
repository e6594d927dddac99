import { followSums } from '../../follow.server.ts';
import { closeHere, openHere, resultsPage } from '../../results.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ ...(await resultsPage(event, 'practice')), follow: await followSums(event) });

export const actions: Actions = {
	open: (event) => openHere(event, 'practice'),
	close: (event) => closeHere(event, 'practice')
};
