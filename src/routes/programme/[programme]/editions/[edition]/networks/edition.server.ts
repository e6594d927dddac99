import { error, fail } from '@sveltejs/kit';
import { errorsOf, refusalSentence } from '#lib/networks/ui/sentences.ts';
import type { Fault } from '#platform';
import { readProgramme } from '#programmes/server';
import { allowed } from '../../../../../allowed.ts';

/** The edition in the address, for whoever manages its programme. */
export async function editionOf({ locals, params, url }: { locals: App.Locals; params: { programme: string; edition: string }; url: URL }) {
	const { editions } = allowed(await readProgramme(locals.context, params.programme), locals, url);
	return editions.find(({ slug }) => slug === params.edition) ?? error(404, 'not_found');
}

/** A refusal on the page it came from: at its fields, or as one sentence. */
export function refusedWith<Typed>({ refusal, faults }: { refusal: string; faults: readonly Fault[] }, typed?: Typed) {
	if (refusal === 'not_found') error(404, refusal);
	const errors: Record<string, string> = faults.length > 0 ? errorsOf(faults) : { main: refusalSentence(refusal) };
	return fail(faults.length > 0 ? 422 : 409, { errors, typed });
}
