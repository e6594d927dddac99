import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { refusalSentence } from '#lib/evaluation/ui/sentences.ts';
import { localizeHref } from '#lib/messages/runtime.js';

import { readTemplates } from '#evaluation/server';
import { inLocale, type Outcome } from '#platform';
import { allowed } from '../../../../../allowed.ts';
import { editionOf } from '../agreements/edition.server.ts';

type Asked = Pick<RequestEvent, 'locals' | 'url'> & { params: { programme: string; edition: string } };

/** The questionnaires of the edition in the address, for who manages its programme. */
export async function templatesHere(event: Asked) {
	const { id, slug } = await editionOf(event);
	const { locals, url } = event;
	const { edition, templates } = allowed(await readTemplates(locals.context, { edition_id: id }), locals, url);
	const { locale } = locals.context;
	const { programme } = edition;
	return {
		edition_id: edition.id,
		templates,
		edition: {
			name: inLocale(edition.name, locale),
			programme: programme.slug,
			programmeName: inLocale(programme.name, locale),
			path: `/programme/${programme.slug}/editions/${slug}/surveys`
		}
	};
}

/** The one that the address names, as it is being written (`draft`); 404 where nobody has copied it. */
export async function templateHere(event: Asked & { params: { kind: string } }) {
	const { templates, ...rest } = await templatesHere(event);
	const view = templates.find(({ kind }) => kind === event.params.kind) ?? error(404, 'not_found');
	return { ...rest, view, named: { edition_id: rest.edition_id, kind: view.kind } };
}

/** Back to a page of the questionnaire, or the refusal in words. */
export function answered(outcome: Outcome<unknown, string>, path: string) {
	if (outcome.ok) redirect(303, localizeHref(path));
	if (outcome.refusal === 'not_found') error(404, outcome.refusal);
	return fail(409, { problem: refusalSentence(outcome.refusal) });
}
