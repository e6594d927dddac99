import { dayOf } from '#platform';
import { catalogue } from '#reporting';
import { openAddress, openAnswer } from '../answer.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
	openAnswer(
		event,
		`${JSON.stringify(catalogue(openAddress, dayOf(event.locals.context.now)), null, '\t')}\n`,
		'application/ld+json; charset=utf-8'
	);
