import { declineHere, surveyPage, takeCodeHere } from '../survey.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => surveyPage(event, 'needs');

export const actions: Actions = {
	code: (event) => takeCodeHere(event, 'needs'),
	decline: (event) => declineHere(event, 'needs')
};
