import { readDocuments, shareDocument, withdrawDocument } from '#delivery/server';
import { acceptedEndings } from '#platform/server';
import { allowed } from '../../../allowed.ts';
import { textIn } from '../../../form-days.server.ts';
import { backTo, fileIn, headOf, refusedHere } from '../room.server.ts';
import type { Actions, PageServerLoad } from './$types';

const said = ['shared', 'withdrawn'] as const;
const nothing = { title: '', note: '' };

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { delivery, as, documents } = allowed(await readDocuments(locals.context, params.training), locals, url);
	return {
		as,
		head: headOf(delivery, locals.context.locale),
		documents,
		accept: acceptedEndings.join(','),
		done: said.find((one) => one === url.searchParams.get('done')) ?? null
	};
};

export const actions: Actions = {
	share: async ({ locals, params, request }) => {
		const form = await request.formData();
		const typed = { title: textIn(form, 'title'), note: textIn(form, 'note') };
		const outcome = await shareDocument(locals.context, { delivery_id: params.training, ...typed, file: await fileIn(form) });
		return outcome.ok ? backTo(`/training/${params.training}/documents`, 'shared') : refusedHere(outcome, typed);
	},
	withdraw: async ({ locals, params, request }) => {
		const outcome = await withdrawDocument(locals.context, { document_id: textIn(await request.formData(), 'document') });
		return outcome.ok ? backTo(`/training/${params.training}/documents`, 'withdrawn') : refusedHere(outcome, nothing);
	}
};
