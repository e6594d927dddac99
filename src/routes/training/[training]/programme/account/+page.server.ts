import { error } from '@sveltejs/kit';
import { doings, type Accounted, type Doing } from '#delivery';
import { readProgrammeOfDelivery, writeAccount } from '#delivery/server';
import { hoursInWords } from '#lib/delivery/ui/hours-words.ts';
import { allowed } from '../../../../allowed.ts';
import { revisionIn, textIn } from '../../../../form-days.server.ts';
import { backTo, headOf, refusedHere } from '../../room.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** So many added parts can be named at once. */
const mostAdded = 3;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const read = allowed(await readProgrammeOfDelivery(locals.context, params.training), locals, url);
	const programme = read.versions.length > 0 ? read.shown : read.base;
	if (!read.mayAccount || !programme) error(404, 'not_found');
	const written = read.account?.blocks ?? [];
	const known = programme.blocks.map(({ key, title, contact, consultation }) => {
		const before = written.find(({ block, done }) => block === key && done !== 'added');
		return { key, title, hours: hoursInWords(contact + consultation), done: before?.done ?? '', note: before?.note ?? '' };
	});
	const added = written.filter(({ done }) => done === 'added').map(({ block, note }) => ({ title: block, note }));
	return {
		head: headOf(read.delivery, locals.context.locale),
		values: {
			blocks: known,
			added: [...added, { title: '', note: '' }].slice(0, mostAdded),
			note: read.account?.note ?? '',
			seen: read.account?.number ?? 0
		}
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request, url }) => {
		const form = await request.formData();
		const read = allowed(await readProgrammeOfDelivery(locals.context, params.training), locals, url);
		const planned = (read.versions.length > 0 ? read.shown : read.base)?.blocks ?? [];
		const blocks = planned.map(({ key, title, contact, consultation }) => ({
			key,
			title,
			hours: hoursInWords(contact + consultation),
			done: textIn(form, `done_${key}`),
			note: textIn(form, `note_${key}`)
		}));
		const added = Array.from({ length: mostAdded }, (_, at) => ({
			title: textIn(form, `added_${at}`),
			note: textIn(form, `added_note_${at}`)
		}));
		const typed = { blocks, added, note: textIn(form, 'note'), seen: revisionIn(form, 'seen') };
		const outcome = await writeAccount(locals.context, {
			delivery_id: params.training,
			blocks: [
				...blocks.flatMap(({ key, done, note }): Accounted[] => (isDoing(done) ? [{ block: key, done, note }] : [])),
				...added.filter(({ title }) => title.trim() !== '').map(({ title, note }): Accounted => ({ block: title, done: 'added', note }))
			],
			note: typed.note,
			seen: typed.seen
		});
		return outcome.ok ? backTo(`/training/${params.training}/programme`, 'account') : refusedHere(outcome, typed);
	}
};

const isDoing = (text: string): text is Doing => doings.some((one) => one === text);
