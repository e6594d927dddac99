import { closeHere, openHere, resultsPage } from '../../results.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => resultsPage(event, 'needs');

export const actions: Actions = {
	open: (event) => openHere(event, 'needs'),
	close: (event) => closeHere(event, 'needs')
};
