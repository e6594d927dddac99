import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { inLocale } from '#platform';
import { licences, previewOf, shown } from '#spaces';
import { discussionsAbout, takeBackVersion, type MaterialPage, type VersionRecord } from '#spaces/server';
import { revisionIn, textIn } from '../../../../form-days.server.ts';
import { fileSize } from '../../discussions/sizes.ts';
import { backTo, refusedHere } from '../../room.server.ts';
import { openedIn, pathOf } from './material.server.ts';
import type { Actions, PageServerLoad } from './$types';

const said = ['shared', 'renewed', 'changed', 'taken'] as const;

export const load: PageServerLoad = async (event) => {
	const { locals, params, url } = event;
	const number = /^[1-9]\d{0,8}$/.exec(url.searchParams.get('version') ?? '')?.[0];
	const page = await openedIn(event, number === undefined ? undefined : Number(number));
	const { item, material, room, sharer, versions, opened, may, stand } = page;
	const standing = versions.filter(({ removed }) => removed === null);
	return {
		path: pathOf(params),
		room: room && { id: room.id, name: inLocale(room.name, locals.context.locale) },
		item: {
			...{ id: item.id, title: item.title, visibility: item.visibility },
			removed: item.removed_at && { own: item.removed_by === item.author_id, why: item.removed_why ?? '' }
		},
		material: { ...material, deed: licences[material.licence].deed },
		...{ sharer, may },
		versions: versions.map(versionOf),
		opened: { ...versionOf(opened), preview: previewFor(page) },
		newest: (standing[0] ?? versions[0])?.number === opened.number,
		own: opened.added_by === locals.context.actor.id,
		last: standing.length === 1,
		talk: await discussionsAbout(locals.context, { kind: 'material', id: item.id }),
		talks: room !== null && stand?.open === true && !item.removed,
		done: said.find((one) => one === url.searchParams.get('done')) ?? null
	};
};

export const actions: Actions = {
	back: async ({ locals, params, request }) => {
		const form = await request.formData();
		const why = textIn(form, 'why');
		const asked = { material_id: params.material, number: revisionIn(form, 'number') };
		const outcome = await takeBackVersion(locals.context, { ...asked, why });
		if (!outcome.ok) return refusedHere(outcome, { why });
		if (outcome.value.left) return backTo(pathOf(params), 'taken');
		redirect(303, localizeHref(`/room/${params.room}/materials`));
	}
};

const versionOf = ({ number, note, adder, added_at, added_by, file, link, removed }: VersionRecord) => ({
	...{ number, note, adder, added_at, link },
	removed: removed && { own: removed.by === added_by, why: removed.why },
	file: file && { id: file.id, name: file.name, media_type: file.media_type, size: fileSize(file.bytes) }
});

/** How the version is looked at on the page: as a picture, as text, or as leaves in a window of their own. */
function previewFor({ opened, text }: MaterialPage) {
	const kind = previewOf(opened.file?.media_type ?? null);
	if (text && kind === 'markdown') return { kind, html: shown(text.text), cut: text.cut };
	if (text) return { kind: 'text' as const, text: text.text, cut: text.cut };
	return kind === 'picture' || kind === 'leaves' ? { kind } : null;
}
