import { error, fail } from '@sveltejs/kit';
import * as sentences from '#lib/networks/ui/sentences.ts';
import { readProgramme } from '#programmes/server';
import { allowed } from '../../../../../allowed.ts';
import { refusedIn, type Refusal } from '../../../../../refused.server.ts';

/** The edition in the address, for whoever manages its programme. */
export async function editionOf({ locals, params, url }: { locals: App.Locals; params: { programme: string; edition: string }; url: URL }) {
	const { editions } = allowed(await readProgramme(locals.context, params.programme), locals, url);
	return editions.find(({ slug }) => slug === params.edition) ?? error(404, 'not_found');
}

/** A refusal on the page it came from: at its fields, or as one sentence. */
export function refusedWith<Typed>(refusal: Refusal, typed?: Typed) {
	const { status, errors } = refusedIn(sentences, refusal);
	return fail(status, { errors, typed });
}
