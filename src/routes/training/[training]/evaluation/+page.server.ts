import { declineHere, surveyPage, takeCodeHere } from '../survey.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => surveyPage(event, 'evaluation');

export const actions: Actions = {
	code: (event) => takeCodeHere(event, 'evaluation'),
	decline: (event) => declineHere(event, 'evaluation')
};
