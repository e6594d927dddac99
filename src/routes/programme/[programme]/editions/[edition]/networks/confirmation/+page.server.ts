import { error, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { networkLines } from '#lib/networks/ui/proposal-view.ts';
import { confirmProposal, readProposal } from '#networks/server';
import { inLocale } from '#platform';
import { allowed } from '../../../../../../allowed.ts';
import { textIn } from '../../../../../../form-days.server.ts';
import { editionOf, refusedWith } from '../edition.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const edition = await editionOf(event);
	const { locals, url } = event;
	const asked = { proposal_id: url.searchParams.get('proposal') ?? '' };
	const { proposal, networks, formed, faults, stale } = allowed(await readProposal(locals.context, asked), locals, url);
	if (proposal.edition_id !== edition.id) error(404, 'not_found');
	const lines = networkLines(proposal.situation, networks, locals.context.locale);
	const { grouping } = edition.terms;
	return {
		edition: { slug: edition.slug, name: inLocale(edition.name, locals.context.locale) },
		proposal: { id: proposal.id, number: proposal.number },
		ready: !formed && faults.length === 0 && stale === null,
		formed,
		schools: proposal.situation.schools.length,
		coordinators: grouping.kind === 'networks' ? grouping.coordinators_each : 0,
		experts: grouping.kind === 'networks' ? grouping.experts_at_least : 0,
		networks: lines.map(({ number, host, schools, topic }) => ({ number, host, schools, topic }))
	};
};

export const actions: Actions = {
	default: async (event) => {
		await editionOf(event);
		const form = await event.request.formData();
		const count = Math.min(500, Number(textIn(form, 'count')) || 0);
		const names = Array.from({ length: count }, (_, index) => ({
			lt: textIn(form, `name_${index}`),
			en: textIn(form, `name_en_${index}`)
		}));
		const outcome = await confirmProposal(event.locals.context, { proposal_id: textIn(form, 'proposal'), names });
		if (outcome.ok) redirect(303, localizeHref(event.url.pathname.replace(/\/confirmation$/, '')));
		return refusedWith(outcome, names);
	}
};
