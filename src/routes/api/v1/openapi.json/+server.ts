import { json } from '@sveltejs/kit';
import { description } from '../../../../api/description.ts';
import type { RequestHandler } from './$types';

/** What programs can ask here, for everybody to read. */
export const GET: RequestHandler = () => json(description(), { headers: { 'cache-control': 'public, max-age=300' } });
