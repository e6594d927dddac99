import { closeHere, openHere, resultsPage } from '../../results.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => resultsPage(event, 'climate');

export const actions: Actions = {
	open: (event) => openHere(event, 'climate'),
	close: (event) => closeHere(event, 'climate')
};
