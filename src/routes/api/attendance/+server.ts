import { json } from '@sveltejs/kit';
import { forgetDevice, takeMarks } from '#delivery/server';
import type { RequestHandler } from './$types';

/** A phone proves itself by its token alone: no session is asked for, and none is used. */
const tokenOf = (request: Request): string => /^Bearer ([\w-]{43})$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
const headers = { 'cache-control': 'private, no-store' };
const statuses = { device_unknown: 401, too_often: 429, not_understood: 422 } as const;

/** Takes what a phone has marked, and answers what became of it and what stands now. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const body: unknown = await request.json().catch(() => null);
	const outcome = await takeMarks(locals.context, { token: tokenOf(request), body });
	return outcome.ok ? json(outcome.value, { headers }) : json({ refusal: outcome.refusal }, { status: statuses[outcome.refusal], headers });
};

/** A phone that forgets everything says so: its token is worth nothing from then on. */
export const DELETE: RequestHandler = async ({ request, locals }) => {
	const outcome = await forgetDevice(locals.context, { token: tokenOf(request) });
	return json({}, { status: outcome.ok ? 200 : 401, headers });
};
