import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { readReceipt } from '#applications/server';
import { frameOf, openDraft } from '../draft.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const draft = await openDraft(event);
	const receipt = await readReceipt(event.locals.context, draft.application.id);
	if (!receipt) redirect(303, localizeHref(`/school/${event.params.school}/applications/${event.params.application}`));
	return { frame: frameOf(draft, event.locals.context), receipt };
};
