import { inLocale } from '#platform';
import { askProofs, readBookProofs, replyToProof, vouchForProof } from '#practices/server';
import { allowed } from '../../../../../../allowed.ts';
import { textIn } from '../../../../../../form-days.server.ts';
import { backTo, deskPath, editionAt, refusedHere } from '../book.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { id, name } = await editionAt(locals, params, url);
	const { book, proofs } = allowed(await readBookProofs(locals.context, id), locals, url);
	return {
		path: deskPath(params),
		edition: inLocale(name, locals.context.locale),
		book: book.title,
		proofs,
		done: url.searchParams.get('done')
	};
};

async function answer({ locals, params, url, request }: RequestEvent, act: typeof replyToProof) {
	const form = await request.formData();
	const proof_id = textIn(form, 'proof');
	const words = textIn(form, `words-${proof_id}`);
	const { id } = await editionAt(locals, params, url);
	const outcome = await act(locals.context, { edition_id: id, proof_id, words });
	return outcome.ok ? backTo(`${deskPath(params)}/proofs`, 'answered') : refusedHere(outcome, { proof: proof_id, words });
}

export const actions: Actions = {
	ask: async ({ locals, params, url }) => {
		const outcome = await askProofs(locals.context, (await editionAt(locals, params, url)).id);
		return outcome.ok ? backTo(`${deskPath(params)}/proofs`, 'asked') : refusedHere(outcome, { proof: '', words: '' });
	},
	reply: (event) => answer(event, replyToProof),
	vouch: (event) => answer(event, vouchForProof)
};
