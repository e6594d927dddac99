import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import * as sentences from '#lib/practices/ui/sentences.ts';
import { readProgramme } from '#programmes/server';
import { allowed } from '../../../../../allowed.ts';
import { refusedIn, type Refusal } from '../../../../../refused.server.ts';

type Where = { programme: string; edition: string };

/** The edition in an address, for the officers of its centre. */
export async function editionAt(locals: App.Locals, params: Where, url: URL) {
	const { editions } = allowed(await readProgramme(locals.context, params.programme), locals, url);
	return editions.find(({ slug }) => slug === params.edition) ?? error(404, 'not_found');
}

export const deskPath = ({ programme, edition }: Where): string => `/programme/${programme}/editions/${edition}/book`;

/** Back to a page of the desk after an act, with what was done in its address. */
export const backTo = (path: string, done: string): never => redirect(303, `${localizeHref(path)}?done=${done}`);

/** A refusal on the page it came from; what was typed stays. */
export function refusedHere<Values extends Record<string, unknown>>(refusal: Refusal, values: Values) {
	const { status, errors } = refusedIn(sentences, refusal);
	return fail(status, { errors, values });
}
