import { fail } from '@sveltejs/kit';
import { packs } from '#delivery';
import { makeKits, readKits, receiveKit } from '#delivery/server';
import { packWords, remarkWords, stageWords } from '#lib/delivery/ui/kit-words.ts';
import { readNumber } from '#lib/ui';
import { allowed } from '../../../allowed.ts';
import { dayErrors, dayIn, revisionIn, textIn } from '../../../form-days.server.ts';
import { backTo, headOf, refusedHere } from '../room.server.ts';
import type { Actions, PageServerLoad } from './$types';

const said = ['received', 'made'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { delivery, as, lines, participants, today } = allowed(await readKits(locals.context, params.training), locals, url);
	return {
		as,
		head: headOf(delivery, locals.context.locale),
		edition: { programme: delivery.programme, slug: delivery.edition },
		participants,
		today,
		lines: lines.map(({ pack, kit, stage, materials, remarks }) => ({
			pack,
			kit: kit && { ...kit, materials: undefined },
			title: packWords[pack](),
			stage,
			stageWords: stageWords[stage](),
			remarks: remarks.map((remark) => remarkWords[remark]()),
			materials
		})),
		done: said.find((one) => one === url.searchParams.get('done')) ?? null
	};
};

export const actions: Actions = {
	receive: async ({ locals, params, request }) => {
		const form = await request.formData();
		const pack = packs.find((one) => one === textIn(form, 'pack')) ?? 'handout';
		const day = dayIn(form, `received_on_${pack}`, false);
		const typed = {
			pack,
			received: textIn(form, `received_${pack}`),
			note: textIn(form, `note_${pack}`),
			received_on: day.parts
		};
		const wrong = dayErrors({ [`received_on_${pack}`]: day });
		if (Object.keys(wrong).length > 0) return fail(422, { errors: wrong, typed });
		const outcome = await receiveKit(locals.context, {
			delivery_id: params.training,
			pack,
			received: readNumber(typed.received) ?? NaN,
			...(day.day && { received_on: day.day }),
			note: typed.note,
			seen: revisionIn(form, 'seen')
		});
		return outcome.ok ? backTo(`/training/${params.training}/kits`, 'received') : refusedHere(outcome, typed);
	},
	make: async ({ locals, params, url }) => {
		const { delivery } = allowed(await readKits(locals.context, params.training), locals, url);
		const outcome = await makeKits(locals.context, { edition_id: delivery.edition_id, delivery_ids: [delivery.id] });
		return outcome.ok ? backTo(`/training/${params.training}/kits`, 'made') : refusedHere(outcome, null);
	}
};
