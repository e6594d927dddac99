import { closeHere, openHere, resultsPage } from '../../results.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => resultsPage(event, 'evaluation');

export const actions: Actions = {
	open: (event) => openHere(event, 'evaluation'),
	close: (event) => closeHere(event, 'evaluation')
};
