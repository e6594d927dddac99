import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { registerDevice } from '#delivery/server';
import type { RequestHandler } from './$types';

const Asked = v.object({ name: v.pipe(v.string(), v.maxLength(200)) });
const headers = { 'cache-control': 'private, no-store' };
const statuses = { not_signed_in: 401, leads_nothing: 403, too_many_devices: 409 } as const;

/** Prepares the phone of whoever is signed in. Only JSON: no form of another site can send it. The token is told this once. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const isJson = request.headers.get('content-type')?.startsWith('application/json');
	const asked = v.safeParse(Asked, isJson ? await request.json().catch(() => null) : null);
	if (!locals.session) return json({ refusal: 'not_signed_in' }, { status: 401, headers });
	if (!asked.success) return json({ refusal: 'not_understood' }, { status: 422, headers });
	const outcome = await registerDevice(locals.context, asked.output);
	if (!outcome.ok) return json({ refusal: outcome.refusal }, { status: statuses[outcome.refusal], headers });
	return json({ ...outcome.value, server_at: locals.context.now.getTime() }, { headers });
};
