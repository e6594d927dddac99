import { readOwnCommitment } from '#evaluation/server';
import { allowed } from '../../../allowed.ts';
import { commitmentActions, doneIn, shownCommitment } from '../../../commitment.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Somebody's own sentence, for nobody else: no disk keeps it. */
export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store' });
	const own = allowed(await readOwnCommitment(locals.context, params.training), locals, url);
	const shown = shownCommitment(own, url, locals.context);
	return { shown: { ...shown, path: `/training/${own.delivery.id}/commitment` }, done: doneIn(url) };
};

export const actions: Actions = commitmentActions<RequestEvent>(({ locals, params }, act) => act(locals.context, params.training));
