import { csvw } from '#reporting';
import { openAddress, openAnswer, setOf } from '../answer.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
	openAnswer(event, `${JSON.stringify(csvw(setOf(event), openAddress), null, '\t')}\n`, 'application/csvm+json; charset=utf-8');
