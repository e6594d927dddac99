import { noteAttendance, readAttendance } from '#spaces/server';
import { error } from '@sveltejs/kit';
import { namesLike } from '#spaces';
import { allowed } from '../../../../../allowed.ts';
import { backTo, refusedHere } from '../../../room.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** So many people of the room are offered at once; in a larger one they are looked for by name. */
const mostOthers = 60;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { gathering, listed, others } = allowed(await readAttendance(locals.context, params.event), locals, url);
	if (gathering.room_id !== params.room) error(404, 'not_found');
	const who = (url.searchParams.get('who') ?? '').trim().slice(0, 100);
	const found = namesLike(others, who);
	return {
		room: params.room,
		...{ id: gathering.id, title: gathering.title, starts_at: gathering.starts_at },
		listed: listed.map(({ person_id, name, school, attended, asked }) => ({ id: person_id, name, school, came: attended === true, asked })),
		others: found.slice(0, mostOthers).map(({ person_id, name, schools }) => ({ id: person_id, name, school: schools[0]?.name ?? null })),
		search: others.length > mostOthers ? { who, more: Math.max(0, found.length - mostOthers) } : null
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const ids = (name: string): string[] => form.getAll(name).map(String).slice(0, 2000);
		const outcome = await noteAttendance(locals.context, {
			id: params.event,
			...{ listed: ids('listed'), before: ids('before'), came: ids('came') }
		});
		if (!outcome.ok) return refusedHere(outcome, { came: ids('came') });
		return backTo(`/room/${params.room}/events/${params.event}`, 'noted');
	}
};
