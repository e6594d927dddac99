import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { inLocale } from '#platform';
import { duties } from '#networks';
import { nameHelper, offerDuty, readMatching, withdrawOffer } from '#networks/server';
import { allowed } from '../../../../../../allowed.ts';
import { textIn } from '../../../../../../form-days.server.ts';
import { refusedHere } from '../../../../../../network/answer.server.ts';
import { editionOf } from '../edition.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { id, slug } = await editionOf(event);
	const { locals, url } = event;
	const { locale } = locals.context;
	const { edition, networks, helpers, topics, municipalities } = allowed(await readMatching(locals.context, id), locals, url);
	return {
		edition: { slug, name: inLocale(edition.name, locale) },
		networks: networks.map(({ network, state, host, needs }) => ({
			id: network.id,
			name: inLocale(network.name, locale),
			problem: network.topic_words ? inLocale(network.topic_words, locale) : '',
			state,
			host,
			needs: needs.map(({ duty, wanted, people, asked, refusedBy, matches }) => ({
				duty,
				wanted,
				people: people.map(({ id, name }) => ({ id, name })),
				asked: asked.map(({ id, name, answer_by }) => ({ id, name, answer_by })),
				refusedBy: refusedBy.map(({ id, name, answer, reason }) => ({ id, name, answer, reason })),
				matches
			}))
		})),
		helpers,
		topics: topics.map(({ code, words }) => ({ value: code, label: inLocale(words, locale) })),
		municipalities: municipalities.map(({ id, name }) => ({ value: id, label: name })),
		done: url.searchParams.get('done')
	};
};

export const actions: Actions = {
	offer: async (event) => {
		await editionOf(event);
		const form = await event.request.formData();
		const duty = duties.find((one) => one === textIn(form, 'duty')) ?? 'coordinator';
		const outcome = await offerDuty(event.locals.context, { network_id: textIn(form, 'network'), person_id: textIn(form, 'person'), duty });
		return outcome.ok ? back(event.url, 'asked') : refusedHere(outcome, empty);
	},
	withdraw: async (event) => {
		await editionOf(event);
		const outcome = await withdrawOffer(event.locals.context, { duty_id: textIn(await event.request.formData(), 'offer') });
		return outcome.ok ? back(event.url, 'withdrawn') : refusedHere(outcome, empty);
	},
	name: async (event) => {
		const { id } = await editionOf(event);
		const form = await event.request.formData();
		const { edition } = allowed(await readMatching(event.locals.context, id), event.locals, event.url);
		const values = {
			email: textIn(form, 'email'),
			name: textIn(form, 'name'),
			duty: textIn(form, 'duty'),
			municipality_id: textIn(form, 'municipality_id'),
			most_networks: textIn(form, 'most_networks'),
			topics: form.getAll('topics').map(String)
		};
		const duty = duties.find((one) => one === values.duty);
		const outcome = await nameHelper(event.locals.context, { ...values, duty: duty ?? ('' as never), centre_id: edition.centre_id });
		return outcome.ok ? back(event.url, 'named') : refusedHere(outcome, values);
	}
};

const empty = { email: '', name: '', duty: '', municipality_id: '', most_networks: '', topics: [] as string[] };

const back = ({ pathname }: URL, done: string): never => redirect(303, `${localizeHref(pathname)}?done=${done}`);
