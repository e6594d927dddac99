import { error, fail } from '@sveltejs/kit';
import { confirmName, confirmNamesFromSheet, issueCertificates, readDeliveryCertificates, type Standing } from '#credentials/server';
import { findingWords } from '#lib/credentials/ui/words.ts';
import { errorsOf, refusalSentence } from '#lib/credentials/ui/sentences.ts';
import { inLocale, type Outcome } from '#platform';
import { allowed } from '../../../allowed.ts';
import { textIn } from '../../../form-days.server.ts';
import { listed } from '../../../listed-certificate.server.ts';
import { backTo, headOf } from '../room.server.ts';
import type { Actions, PageServerLoad } from './$types';

const said = ['name', 'names', 'issued'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { locale } = locals.context;
	const page = allowed(await readDeliveryCertificates(locals.context, { delivery_id: params.training }), locals, url);
	const { delivery, as, terms, warnings, closed, standings, certified, certificates, mine } = page;
	return {
		head: headOf(delivery, locale),
		edition: { programme: delivery.programme, slug: delivery.edition },
		...{ as, warnings, closed },
		terms: terms && { series: terms.series },
		standings: standings.map((one) => ({
			...standingShown(one),
			person_id: one.participant.person_id,
			named: one.name !== null,
			certified: certified.includes(one.participant.person_id)
		})),
		certificates: certificates.map((one) => listed(one, as === 'participant' ? inLocale(one.content.title, locale) : (one.school ?? ''))),
		mine: mine && { ...standingShown(mine), named: mine.name !== null, issued: mine.issued },
		done: said.find((one) => one === url.searchParams.get('done')) ?? null
	};
};

export const actions: Actions = {
	name: async ({ locals, params, request }) => {
		const name = textIn(await request.formData(), 'name');
		const outcome = await confirmName(locals.context, { delivery_id: params.training, name });
		return outcome.ok ? backTo(`/training/${params.training}/certificates`, 'name') : notDone(outcome, { name });
	},
	names: async ({ locals, params, request }) => {
		const form = await request.formData();
		const typed = Object.fromEntries([...form.keys()].flatMap((key) => (key.startsWith('of-') ? [[key.slice(3), textIn(form, key)]] : [])));
		const names = form.getAll('person').flatMap((id) => (typeof id === 'string' ? [{ person_id: id, name: typed[id] ?? '' }] : []));
		const outcome = await confirmNamesFromSheet(locals.context, { delivery_id: params.training, names });
		if (outcome.ok) backTo(`/training/${params.training}/certificates`, 'names');
		return notDone(outcome, { typed, chosen: names.map(({ person_id }) => person_id) });
	},
	issue: async ({ locals, params }) => {
		const outcome = await issueCertificates(locals.context, { delivery_id: params.training });
		return outcome.ok ? backTo(`/training/${params.training}/certificates`, 'issued') : notDone(outcome, {});
	}
};

type Typed = { name?: string; typed?: Record<string, string>; chosen?: string[] };

function notDone(outcome: Outcome<unknown, string>, { name = '', typed = {}, chosen = [] }: Typed) {
	if (outcome.ok) throw new Error('what was done is not refused');
	if (outcome.refusal === 'not_found') error(404, outcome.refusal);
	const told = Object.entries(errorsOf(outcome.faults)).map(([field, text]) => [field === 'name' ? 'name' : `of-${field}`, text]);
	const errors = Object.fromEntries(told) as Record<string, string>;
	const problem = outcome.faults.length > 0 ? '' : refusalSentence(outcome.refusal);
	return fail(outcome.faults.length > 0 ? 422 : 409, { name, typed, chosen, errors, problem });
}

const standingShown = ({ participant, name, entitlement }: Standing) => ({
	name: name ?? participant.name,
	entitled: entitlement.entitled,
	findings: entitlement.findings.map((finding) => ({ key: finding.key, met: finding.met, words: findingWords(finding) }))
});
