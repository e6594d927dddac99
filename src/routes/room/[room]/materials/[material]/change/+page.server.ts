import { error, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { changeMaterial, changeVisibility, lookAtChange, removeItem } from '#spaces/server';
import { revisionIn, textIn } from '../../../../../form-days.server.ts';
import { backTo, refusedHere } from '../../../room.server.ts';
import { describedIn } from '../../material-form.server.ts';
import { openedIn, pathOf } from '../material.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { item, material, may, stand, folders } = await openedIn(event);
	const own = item.author_id === event.locals.context.actor.id;
	if (!stand || item.removed || (!own && !stand.leads)) error(403, 'not_yours');
	return {
		...{ path: pathOf(event.params), title: item.title, open: stand.open, own, folders },
		typed: { title: item.title, folder_id: material.folder_id ?? '', licence: material.licence, author: material.author },
		visibility: item.visibility,
		show: may.show
	};
};

export const actions: Actions = {
	change: async ({ locals, params, request }) => {
		const form = await request.formData();
		const typed = describedIn(form);
		// Terms and author are fields of whoever shared it alone: what does not come stays.
		const outcome = await changeMaterial(locals.context, {
			...{ id: params.material, title: typed.title, folder_id: typed.folder_id },
			licence: form.has('licence') ? typed.licence : undefined,
			author: form.has('author') ? typed.author : undefined
		});
		return outcome.ok ? backTo(pathOf(params), 'changed') : refusedHere(outcome, { described: typed });
	},
	show: async ({ locals, params, request }) => {
		const form = await request.formData();
		const asked = { item_id: params.material, visibility: textIn(form, 'visibility') };
		const change = await lookAtChange(locals.context, asked);
		if (!change.ok) return refusedHere(change, {});
		// More people see it only after it was said how many, and how many versions of others they will see with it.
		if (change.value.wider && !form.has('told')) return { typed: {}, errors: {}, change: change.value };
		const told = form.has('told') ? revisionIn(form, 'told') : undefined;
		const outcome = await changeVisibility(locals.context, { ...asked, told });
		return outcome.ok ? backTo(pathOf(params), 'changed') : refusedHere(outcome, {});
	},
	remove: async ({ locals, params, request }) => {
		const why = textIn(await request.formData(), 'why');
		const outcome = await removeItem(locals.context, { item_id: params.material, why });
		if (!outcome.ok) return refusedHere(outcome, { why });
		redirect(303, localizeHref(`/room/${params.room}/materials`));
	}
};
