import { error } from '@sveltejs/kit';
import { newId } from '#platform';
import { addFolder, deleteFolder, moveFolder, readMaterials, renameFolder } from '#spaces/server';
import { allowed } from '../../../../allowed.ts';
import { textIn } from '../../../../form-days.server.ts';
import { backTo, headOf, refusedHere } from '../../room.server.ts';
import type { Actions, PageServerLoad } from './$types';

const said = ['made', 'changed', 'deleted'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const list = allowed(await readMaterials(locals.context, { room_id: params.room }), locals, url);
	if (!list.leads) error(403, 'not_yours');
	const { folders } = list;
	return {
		...headOf(list, locals.context.locale),
		folders: folders.map(({ id, name, count }, at) => ({
			...{ id, name, count },
			/** Before which folder it goes when it is put higher: null for the first. */
			higher: folders[at - 1]?.id ?? null
		})),
		folder: newId(),
		done: said.find((one) => one === url.searchParams.get('done')) ?? null
	};
};

type Event = Parameters<NonNullable<Actions['add']>>[0];
const here = ({ params }: Event): string => `/room/${params.room}/materials/folders`;

export const actions: Actions = {
	add: async (event) => {
		const form = await event.request.formData();
		const typed = { id: textIn(form, 'id'), name: textIn(form, 'name'), folder: '' };
		const outcome = await addFolder(event.locals.context, { room_id: event.params.room, ...typed });
		return outcome.ok ? backTo(here(event), 'made') : refusedHere(outcome, typed);
	},
	rename: async (event) => {
		const form = await event.request.formData();
		const typed = { id: '', name: textIn(form, 'name'), folder: textIn(form, 'folder') };
		const at = { room_id: event.params.room, folder_id: typed.folder };
		const outcome = await renameFolder(event.locals.context, { ...at, name: typed.name });
		if (outcome.ok) return backTo(here(event), 'changed');
		// Each folder has a field of its own for its name.
		return refusedHere({ ...outcome, faults: outcome.faults.map((fault) => ({ ...fault, field: `name-${typed.folder}` })) }, typed);
	},
	higher: async (event) => {
		const form = await event.request.formData();
		const at = { room_id: event.params.room, folder_id: textIn(form, 'folder') };
		const outcome = await moveFolder(event.locals.context, { ...at, before: textIn(form, 'before') });
		return outcome.ok ? backTo(here(event), 'changed') : refusedHere(outcome, { id: '', name: '', folder: at.folder_id });
	},
	remove: async (event) => {
		const form = await event.request.formData();
		const at = { room_id: event.params.room, folder_id: textIn(form, 'folder') };
		const outcome = await deleteFolder(event.locals.context, at);
		return outcome.ok ? backTo(here(event), 'deleted') : refusedHere(outcome, { id: '', name: '', folder: at.folder_id });
	}
};
