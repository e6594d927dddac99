import { declineHere, surveyPage, takeCodeHere } from '../survey.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => surveyPage(event, 'practice');

export const actions: Actions = {
	code: (event) => takeCodeHere(event, 'practice'),
	decline: (event) => declineHere(event, 'practice')
};
