import { isId, newId } from '#platform';
import { readMaterials, readPlace, shareMaterial } from '#spaces/server';
import { allowed } from '../../../../allowed.ts';
import { textIn } from '../../../../form-days.server.ts';
import { countsOf } from '../../discussions/post-form.server.ts';
import { backTo, headOf, refusedHere } from '../../room.server.ts';
import { accept, describedIn, fileIn, versionIn } from '../material-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const place = allowed(await readPlace(locals.context, params.room), locals, url);
	const { folders } = allowed(await readMaterials(locals.context, { room_id: params.room }), locals, url);
	const folder = url.searchParams.get('folder');
	return {
		...headOf(place, locals.context.locale),
		choices: place.choices.map(({ visibility }) => visibility),
		schools: place.own,
		counts: countsOf(place.choices),
		folders: folders.map(({ id, name }) => ({ id, name })),
		folder: isId(folder) ? folder : '',
		...{ accept, item: newId() }
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const typed = {
			...describedIn(form),
			...versionIn(form),
			visibility: textIn(form, 'visibility'),
			school_id: textIn(form, 'school_id'),
			id: textIn(form, 'id')
		};
		const outcome = await shareMaterial(locals.context, { ...typed, room_id: params.room, file: await fileIn(form) });
		return outcome.ok ? backTo(`/room/${params.room}/materials/${outcome.value.id}`, 'shared') : refusedHere(outcome, typed);
	}
};
