import { error } from '@sveltejs/kit';
import QRCode from 'qrcode';
import { siteAddress } from '#people/server';
import { namesAskedFor } from '#projects';
import { askForNames, correctReached, readTaughtOf, removeName, stopAskingForNames } from '#projects/server';
import { allowed } from '../../../../../allowed.ts';
import { textIn } from '../../../../../form-days.server.ts';
import { backTo, headOf, refusedHere } from '../../../project.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
	// The address that stands here is for the teachers of the school: it stays on no disk.
	setHeaders({ 'cache-control': 'private, no-store' });
	const found = await readTaughtOf(locals.context, { project_id: params.project, taught_id: params.taught });
	if (!found.ok && found.refusal === 'not_yours') error(403, found.refusal);
	const { taught, named, ...desk } = allowed(found, locals, url);
	const address = taught.code ? siteAddress(`/reached/${taught.code}`, locals.context.locale) : null;
	return {
		head: headOf(desk, locals.context.locale),
		taught: { what: taught.what, held_on: taught.held_on, reached: taught.reached, asks_until: taught.asks_until },
		address,
		picture: address && `data:image/svg+xml;base64,${btoa(await QRCode.toString(address, { type: 'svg', margin: 1 }))}`,
		named: named.map(({ id, name }) => ({ id, name })),
		days: namesAskedFor,
		done: url.searchParams.get('done')
	};
};

const back = ({ project, taught }: { project: string; taught: string }, done: string) =>
	backTo(`/project/${project}/reach/taught/${taught}`, done);

export const actions: Actions = {
	ask: async ({ locals, params }) => {
		const outcome = await askForNames(locals.context, { taught_id: params.taught });
		return outcome.ok ? back(params, 'asked') : refusedHere(outcome, { reached: '' });
	},
	renew: async ({ locals, params }) => {
		const outcome = await askForNames(locals.context, { taught_id: params.taught, renew: true });
		return outcome.ok ? back(params, 'asked') : refusedHere(outcome, { reached: '' });
	},
	close: async ({ locals, params }) => {
		const outcome = await stopAskingForNames(locals.context, params.taught);
		return outcome.ok ? back(params, 'closed') : refusedHere(outcome, { reached: '' });
	},
	remove: async ({ locals, params, request }) => {
		const id = textIn(await request.formData(), 'named');
		const outcome = await removeName(locals.context, { taught_id: params.taught, id });
		return outcome.ok ? back(params, 'out') : refusedHere(outcome, { reached: '' });
	},
	correct: async ({ locals, params, request }) => {
		const reached = textIn(await request.formData(), 'reached');
		const outcome = await correctReached(locals.context, { taught_id: params.taught, reached });
		return outcome.ok ? back(params, 'corrected') : refusedHere(outcome, { reached });
	}
};
