import { error } from '@sveltejs/kit';
import { readMaterial, type MaterialPage } from '#spaces/server';
import { allowed } from '../../../../allowed.ts';

type Asked = { locals: App.Locals; params: { room: string; material: string }; url: URL };

/** A material for whoever may see it, at the address of its room alone. */
export async function openedIn({ locals, params, url }: Asked, number?: number): Promise<MaterialPage> {
	const page = allowed(await readMaterial(locals.context, params.material, number), locals, url);
	if (page.item.room_id !== params.room) error(404, 'not_found');
	return page;
}

export const pathOf = ({ room, material }: Asked['params']): string => `/room/${room}/materials/${material}`;
