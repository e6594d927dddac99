import { stageOfKit } from '#delivery';
import { dispatchKits, makeKits, printKits, readEditionKits } from '#delivery/server';
import { packWords, remarkWords, stageWords } from '#lib/delivery/ui/kit-words.ts';
import { inLocale } from '#platform';
import { fail } from '@sveltejs/kit';
import { allowed } from '../../../../../allowed.ts';
import { dayErrors, dayIn, textIn } from '../../../../../form-days.server.ts';
import { backTo, refusedHere, titleOf } from '../../../../../training/[training]/room.server.ts';
import { editionOf } from '../agreements/edition.server.ts';
import { chosenStage, isShown } from './filter.ts';
import type { Actions, PageServerLoad } from './$types';
import { pageNumber } from '../../../../../page-number.ts';

const pageSize = 50;
const said = ['made', 'printed', 'dispatched'] as const;

export const load: PageServerLoad = async (event) => {
	const { id, slug } = await editionOf(event);
	const { locals, url } = event;
	const { locale } = locals.context;
	const { edition, kits, today } = allowed(await readEditionKits(locals.context, { edition_id: id }), locals, url);
	const stage = chosenStage(url);
	const shown = kits.filter(({ lines }) => isShown(lines, stage));
	const page = Math.max(1, Math.min(Math.ceil(shown.length / pageSize), pageNumber(url)));
	return {
		edition: {
			slug,
			name: inLocale(edition.name, locale),
			programme: edition.programme.slug,
			programmeName: inLocale(edition.programme.name, locale)
		},
		asked: edition.terms.packs.length > 0,
		stage,
		search: stage ? `?stage=${stage}` : '',
		page,
		pageSize,
		total: shown.length,
		all: kits.length,
		kits: shown.slice((page - 1) * pageSize, page * pageSize).map(({ delivery, participants, lines }) => ({
			id: delivery.id,
			reference: delivery.reference,
			title: titleOf(delivery, locale),
			topic: inLocale(delivery.title, locale),
			first_on: delivery.first_on,
			participants,
			lines: lines.map(({ pack, kit, remarks }) => ({
				pack,
				title: packWords[pack](),
				quantity: kit?.quantity ?? 0,
				stage: stageWords[stageOfKit(kit)](),
				remarks: remarks.map((remark) => remarkWords[remark]())
			}))
		})),
		today,
		done: said.find((one) => one === url.searchParams.get('done')) ?? null
	};
};

export const actions: Actions = {
	make: async (event) => {
		const { id } = await editionOf(event);
		const outcome = await makeKits(event.locals.context, { edition_id: id });
		return outcome.ok ? backTo(pathOf(event.params), 'made') : refusedHere(outcome, null);
	},
	follow: async (event) => {
		const { id } = await editionOf(event);
		const form = await event.request.formData();
		const [day, note, step] = [dayIn(form, 'day'), textIn(form, 'note'), textIn(form, 'step')];
		const delivery_ids = form.getAll('delivery').map(String);
		const typed = { chosen: delivery_ids, day: day.parts, note };
		const wrong = dayErrors({ day });
		if (Object.keys(wrong).length > 0) return fail(422, { errors: wrong, typed });
		const { context } = event.locals;
		const outcome =
			step === 'printed'
				? await printKits(context, { edition_id: id, delivery_ids, printed_on: day.day })
				: await dispatchKits(context, { edition_id: id, delivery_ids, dispatched_on: day.day, note });
		if (outcome.ok) return backTo(pathOf(event.params), step === 'printed' ? 'printed' : 'dispatched');
		// The page asks for one day, whichever step it is.
		const faults = outcome.faults.map((fault) => ({ ...fault, field: fault.field.endsWith('_on') ? 'day' : fault.field }));
		return refusedHere({ ...outcome, faults }, typed);
	}
};

const pathOf = ({ programme, edition }: { programme: string; edition: string }) => `/programme/${programme}/editions/${edition}/kits`;
