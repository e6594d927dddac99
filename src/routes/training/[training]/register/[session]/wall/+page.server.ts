import { error } from '@sveltejs/kit';
import QRCode from 'qrcode';
import { secondsLeft } from '#delivery';
import { readWall } from '#delivery/server';
import { inLocale } from '#platform';
import { allowed } from '../../../../../allowed.ts';
import type { PageServerLoad } from './$types';

/** The code of the half-day in large: each picture of it stands for half a minute. */
export const load: PageServerLoad = async ({ params, locals, url, setHeaders }) => {
	const { title, code, closed, ...wall } = allowed(await readWall(locals.context, { session_id: params.session }), locals, url);
	if (wall.delivery_id !== params.training) error(404, 'not_found');
	setHeaders({ 'cache-control': 'private, no-store' });
	const address = `${url.origin}/check-in/${wall.id}/${code}`;
	const picture = code && (await QRCode.toString(address, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' }));
	return {
		...wall,
		title: inLocale(title, locals.context.locale),
		code,
		closed,
		picture: picture && `data:image/svg+xml;base64,${Buffer.from(picture).toString('base64')}`,
		/** Where the code is typed by who has no camera. */
		address: `${url.host}/check-in`,
		again: Math.min(10, secondsLeft(locals.context.now) + 1)
	};
};
