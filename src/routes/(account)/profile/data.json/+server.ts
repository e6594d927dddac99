import { exportMyData } from '#people/server';
import { ownData } from '../../../../own-data.ts';
import { allowed } from '../../../allowed.ts';
import type { RequestHandler } from './$types';

/** One's own data as a file. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const data = allowed(await exportMyData(locals.context, ownData), locals, url);
	return new Response(JSON.stringify(data, null, '\t'), {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': 'attachment; filename="kartu-mano-duomenys.json"',
			'cache-control': 'no-store'
		}
	});
};
