import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { problemIn } from '#lib/networks/ui/life-words.ts';
import { eventTitle } from '#lib/ui';
import { inLocale } from '#platform';
import { activateNetwork, readNetwork, withdrawOffer } from '#networks/server';
import { readSchoolNames } from '#programmes/server';
import { isInRoom } from '#spaces/server';
import { allowed } from '../../allowed.ts';
import { textIn } from '../../form-days.server.ts';
import { refusedHere } from '../answer.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { locale } = locals.context;
	const desk = allowed(await readNetwork(locals.context, params.network), locals, url);
	const { network, side, verdict, schools, former, people, asked, interests, charter, meetings, invitations } = desk;
	const names = await readSchoolNames(locals.context, [
		...invitations.map(({ school_id }) => school_id),
		...meetings.flatMap(({ school_id }) => school_id ?? [])
	]);
	return {
		id: network.id,
		looksAfter: desk.leads || side.duties.length > 0,
		room: await isInRoom(locals.context, network.id),
		name: inLocale(network.name, locale),
		kind: network.kind,
		level: network.level,
		edition: `${inLocale(network.programme.name, locale)}, ${inLocale(network.edition.name, locale)}`,
		base: `/programme/${network.programme.slug}/editions/${network.edition.slug}/networks`,
		problem: problemIn(network.topic_words, locale),
		state: desk.state,
		slug: network.slug,
		closed: network.closed_on && { on: network.closed_on, why: network.closed_why ?? '' },
		inherits: desk.inherits && { id: desk.inherits.id, name: inLocale(desk.inherits.name, locale) },
		complete: verdict.complete,
		conditions: verdict.conditions,
		may: {
			centre: side.centre,
			lead: desk.leads && desk.state !== 'closed',
			activate: (side.centre || side.founder) && desk.state === 'forming',
			close: (side.centre || side.founder) && desk.state !== 'closed',
			invite: side.founder && desk.state !== 'closed',
			fill:
				side.centre &&
				network.kind === 'formed' &&
				desk.state !== 'closed' &&
				verdict.conditions.some(({ what, state }) => what === 'schools' && state === 'missing')
		},
		schools: schools.map(({ id, school_id, school, municipality, latitude, longitude, topic, starts_on, ends_on, joined }) => ({
			id,
			school_id,
			school,
			municipality,
			latitude,
			longitude,
			topic,
			starts_on,
			ends_on,
			joined,
			host: school_id === network.host_id,
			leaves:
				network.closed_on === null &&
				ends_on === null &&
				school_id !== network.founder_id &&
				(side.centre || side.speaks.includes(school_id))
		})),
		former: former.map(({ id, school, starts_on, ends_on, left_why }) => ({ id, school, starts_on, ends_on, left_why })),
		people: people.map(({ id, name, duty, email, starts_on, person_id }) => ({
			id,
			name,
			duty,
			email,
			starts_on,
			ends: side.centre || person_id === locals.context.actor.id
		})),
		asked: asked.map(({ id, name, duty, answer_by }) => ({ id, name, duty, answer_by })),
		interests,
		charter: charter && { number: charter.number, aim: charter.aim, rules: charter.rules, rhythm: charter.rhythm },
		meetings: meetings.map(({ on, time, school_id }) => ({ on, time, school: school_id ? (names[school_id] ?? '') : '' })),
		invitations: invitations.map(({ id, school_id, answer, answer_by }) => ({ id, school: names[school_id] ?? '', answer, answer_by })),
		told: desk.told.map(({ name, particulars, happened_at }) => ({ at: happened_at, title: eventTitle(name, particulars) })),
		done: url.searchParams.get('done')
	};
};

export const actions: Actions = {
	activate: async ({ locals, params }) => {
		const outcome = await activateNetwork(locals.context, { network_id: params.network });
		if (outcome.ok) redirect(303, `${localizeHref(`/network/${params.network}`)}?done=activated`);
		return refusedHere(outcome, {});
	},
	withdraw: async ({ locals, params, request }) => {
		const outcome = await withdrawOffer(locals.context, { duty_id: textIn(await request.formData(), 'duty') });
		if (outcome.ok) redirect(303, localizeHref(`/network/${params.network}`));
		return refusedHere(outcome, {});
	}
};
