import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { inLocale } from '#platform';
import type { Move } from '#networks';
import { readReplacements, reformNetworks } from '#networks/server';
import { allowed } from '../../../allowed.ts';
import { dayIn, textIn } from '../../../form-days.server.ts';
import { refusedHere } from '../../answer.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { locale } = locals.context;
	const { network, ways, schools, networks, reserve, ...page } = allowed(
		await readReplacements(locals.context, params.network),
		locals,
		url
	);
	const called = (id: string | null) => (id !== null && networks[id] ? inLocale(networks[id], locale) : '');
	return {
		...page,
		id: network.id,
		name: inLocale(network.name, locale),
		programme: network.programme.slug,
		ways: ways.map(({ moves, cost, short }) => ({
			value: written(moves, cost.points),
			moves: moves.map(({ school_id, from, to }) => ({ school: schools[school_id] ?? '', from: called(from), to: called(to) })),
			cost,
			short: short.map((id) => called(id))
		})),
		reserve
	};
};

/** A way as its radio button sends it: what it moves, and what the page said it costs. */
const written = (moves: readonly Move[], points: number): string =>
	[points, ...moves.map(({ school_id, from, to }) => [school_id, from ?? '', to].join('>'))].join(' ');

function readWay(text: string): { moves: Move[]; seen: number } {
	const [points = '', ...moves] = text.split(' ');
	return {
		seen: Number(points),
		moves: moves.map((move) => {
			const [school_id = '', from = '', to = ''] = move.split('>');
			return { school_id, from: from === '' ? null : from, to };
		})
	};
}

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const [way, day, reason] = [textIn(form, 'way'), dayIn(form, 'from_on'), textIn(form, 'reason')];
		const outcome = await reformNetworks(locals.context, { network_id: params.network, ...readWay(way), from_on: day.day, reason });
		if (outcome.ok) redirect(303, `${localizeHref(`/network/${params.network}`)}?done=filled`);
		const atWay = outcome.refusal === 'nothing_to_move' ? [{ field: 'way', key: outcome.refusal }] : outcome.faults;
		return refusedHere(
			{ refusal: outcome.refusal, faults: atWay },
			{ way, from_on: day.parts, reason },
			day.error ? { from_on: day.error } : {}
		);
	}
};
