import { atCommitmentLink, readOwnCommitment } from '#evaluation/server';
import { commitmentActions, doneIn, shownCommitment } from '../../../commitment.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The link of a letter signs nobody in: it opens this one sentence, to whom the letter was written. Looking changes nothing. */
export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
	setHeaders({ 'referrer-policy': 'same-origin', 'cache-control': 'private, no-store' });
	const own = await atCommitmentLink(locals.context, params.token, readOwnCommitment);
	const done = doneIn(url);
	if (!own.ok) return { shown: null, done };
	return { shown: { ...shownCommitment(own.value, url, locals.context), path: `/commitments/${params.token}` }, done };
};

export const actions: Actions = commitmentActions<RequestEvent>(({ locals, params }, act) =>
	atCommitmentLink(locals.context, params.token, act)
);
