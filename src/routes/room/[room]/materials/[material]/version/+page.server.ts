import { error } from '@sveltejs/kit';
import { addVersion } from '#spaces/server';
import { textIn } from '../../../../../form-days.server.ts';
import { backTo, refusedHere } from '../../../room.server.ts';
import { accept, fileIn, versionIn } from '../../material-form.server.ts';
import { openedIn, pathOf } from '../material.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { item, material, may, stand, opened } = await openedIn(event);
	if (!stand || item.removed || (stand.open && !may.add)) error(403, 'not_yours');
	const { licence, author } = material;
	const told = { visibility: item.visibility, licence, author };
	return { path: pathOf(event.params), title: item.title, open: may.add, number: opened.number, told, accept };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const typed = versionIn(form);
		const told = { visibility: textIn(form, 'told_visibility'), licence: textIn(form, 'told_licence') };
		const outcome = await addVersion(locals.context, { ...typed, told, material_id: params.material, file: await fileIn(form) });
		return outcome.ok ? backTo(pathOf(params), 'renewed') : refusedHere(outcome, typed);
	}
};
