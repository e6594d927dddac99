import { error, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { networkLines, proposedSchools, shiftLines } from '#lib/networks/ui/proposal-view.ts';
import { faultSentence } from '#lib/networks/ui/words.ts';
import { schoolsOf } from '#networks';
import { askProposal, lockSchools, moveSchool, readProposal, swapSchools } from '#networks/server';
import { inLocale, type Fault } from '#platform';
import { allowed } from '../../../../../../../allowed.ts';
import { textIn } from '../../../../../../../form-days.server.ts';
import { editionOf, refusedWith } from '../../edition.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Above so many schools the table shows one network at a time. */
const mostAtOnce = 100;

export const load: PageServerLoad = async (event) => {
	const edition = await editionOf(event);
	const { locals, params, url } = event;
	const { locale } = locals.context;
	const asked = { proposal_id: params.proposal, school_id: url.searchParams.get('school') };
	const { proposal, networks, chosen, ...page } = allowed(await readProposal(locals.context, asked), locals, url);
	if (proposal.edition_id !== edition.id) error(404, 'not_found');
	const { situation, groups } = proposal;
	const nameOf = (id: string) => schoolsOf(situation).get(id)?.name ?? '…';
	const all = proposedSchools(situation, groups, locale);
	const only = Number(url.searchParams.get('network')) || (all.length > mostAtOnce ? (chosen ? chosen.why.group + 1 : 1) : 0);
	return {
		edition: { slug: edition.slug, name: inLocale(edition.name, locale) },
		proposal: {
			id: proposal.id,
			number: proposal.number,
			how: proposal.how,
			made_at: proposal.made_at,
			// What is proven is proven of divisions that could be confirmed.
			bound: page.faults.length > 0 ? null : proposal.bound,
			criteria: situation.criteria
		},
		made_by: page.made_by,
		base: page.base,
		latest: page.latest,
		measured: page.measured,
		stale: page.stale,
		formed: page.formed,
		faults: page.faults.map((fault) => faultSentence(fault, nameOf)),
		networks: networkLines(situation, networks, locale),
		schools: all,
		shown: only ? all.filter(({ network }) => network === only) : all,
		only,
		locked: all.filter(({ locked }) => locked).length,
		names: Object.fromEntries(situation.schools.map(({ id, name }) => [id, name])),
		chosen: chosen && {
			...chosen,
			municipality: schoolsOf(situation).get(chosen.school)?.municipality ?? '',
			shifts: shiftLines(situation, chosen.shifts)
		}
	};
};

export const actions: Actions = {
	move: async (event) => {
		await editionOf(event);
		const form = await event.request.formData();
		const school_id = textIn(form, 'school');
		const to = textIn(form, 'to');
		const outcome = await moveSchool(event.locals.context, {
			proposal_id: event.params.proposal,
			school_id,
			to: to === '' ? Number.NaN : Number(to)
		});
		return answered(event, outcome, school_id);
	},
	swap: async (event) => {
		await editionOf(event);
		const form = await event.request.formData();
		const school_id = textIn(form, 'school');
		const outcome = await swapSchools(event.locals.context, {
			proposal_id: event.params.proposal,
			school_id,
			other_id: textIn(form, 'other')
		});
		return answered(event, outcome, school_id);
	},
	lock: async (event) => {
		await editionOf(event);
		const form = await event.request.formData();
		const outcome = await lockSchools(event.locals.context, {
			proposal_id: event.params.proposal,
			schools: await lockedAfter(event, form)
		});
		return answered(event, outcome, textIn(form, 'school'));
	},
	ask: async (event) => {
		const edition = await editionOf(event);
		const outcome = await askProposal(event.locals.context, { edition_id: edition.id, base_id: event.params.proposal });
		if (!outcome.ok) return refusedWith(outcome);
		redirect(303, `${localizeHref(event.url.pathname.replace(/\/proposals\/[^/]+$/, ''))}#run`);
	}
};

/** The locks as the table's boxes say; schools that were not in the table keep theirs. One school alone changes its own. */
async function lockedAfter({ locals, params }: RequestEvent, form: FormData): Promise<string[]> {
	const read = await readProposal(locals.context, { proposal_id: params.proposal });
	const before = read.ok ? read.value.proposal.groups.flatMap(({ locked }) => locked) : [];
	const one = textIn(form, 'toggle');
	if (one) return before.includes(one) ? before.filter((id) => id !== one) : [...before, one];
	const [shown, ticked] = [form.getAll('shown').map(String), form.getAll('locked').map(String)];
	return [...before.filter((id) => !shown.includes(id)), ...ticked];
}

/** On to the next proposal, with the same school chosen. */
function answered(
	{ url }: RequestEvent,
	outcome: { ok: true; value: { id: string } } | { ok: false; refusal: string; faults: Fault[] },
	school: string
) {
	if (!outcome.ok) return refusedWith(outcome);
	const path = localizeHref(url.pathname.replace(/\/[^/]+$/, `/${outcome.value.id}`));
	redirect(303, school ? `${path}?school=${encodeURIComponent(school)}#school` : path);
}
