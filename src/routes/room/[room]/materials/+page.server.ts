import { isId } from '#platform';
import { readMaterials, type InFolder } from '#spaces/server';
import { allowed } from '../../../allowed.ts';
import { fileSize } from '../discussions/sizes.ts';
import { headOf } from '../room.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const asked = folderIn(url);
	const list = allowed(await readMaterials(locals.context, { room_id: params.room, folder: asked, behind: behindIn(url) }), locals, url);
	const { materials, behind, folders, loose, leads, open } = list;
	return {
		...headOf(list, locals.context.locale),
		...{ folders, loose },
		folder: asked === null ? null : asked === 'none' ? ('none' as const) : (folders.find(({ id }) => id === asked.folder_id) ?? null),
		materials: materials.map(({ bytes, ...row }) => ({ ...row, size: bytes === null ? null : fileSize(bytes) })),
		older: behind && `${behind.moved_at.toISOString()}_${behind.id}`,
		later: url.searchParams.has('behind'),
		arranges: leads && open
	};
};

function folderIn({ searchParams }: URL): InFolder {
	const asked = searchParams.get('folder');
	if (asked === 'none') return 'none';
	return isId(asked) ? { folder_id: asked } : null;
}

function behindIn({ searchParams }: URL) {
	const [at = '', id = ''] = (searchParams.get('behind') ?? '').split('_');
	const moved_at = new Date(at);
	return isId(id) && !Number.isNaN(moved_at.getTime()) ? { moved_at, id } : null;
}
