import { error } from '@sveltejs/kit';
import { readCallDesk, type CallDesk } from '#programmes/server';
import { allowed } from '../allowed.ts';

/** The desk of the call in the address, for whoever may manage it; an address of another programme leads nowhere. */
export async function deskOf({
	locals,
	params,
	url
}: {
	locals: App.Locals;
	params: { programme: string; call: string };
	url: URL;
}): Promise<CallDesk> {
	const desk = allowed(await readCallDesk(locals.context, params.call), locals, url);
	if (desk.call.programme.slug !== params.programme) error(404, 'not_found');
	return desk;
}
