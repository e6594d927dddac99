import { declineHere, surveyPage, takeCodeHere } from '../survey.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => surveyPage(event, 'climate');

export const actions: Actions = {
	code: (event) => takeCodeHere(event, 'climate'),
	decline: (event) => declineHere(event, 'climate')
};
