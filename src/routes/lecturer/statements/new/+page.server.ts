import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { errorsOf, refusalSentence } from '#lib/reporting/ui/sentences.ts';
import { inLocale } from '#platform';
import { keyOf } from '#reporting';
import { readDraft, submitStatement } from '#reporting/server';
import { readDate, type DateParts } from '#lib/ui';
import { allowed } from '../../../allowed.ts';
import { textIn } from '../../../form-days.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const asked = { edition_id: url.searchParams.get('edition') ?? '', from_on: dayIn(url, 'from_on'), to_on: dayIn(url, 'to_on') };
	const { edition, lines, home, range, wrong } = allowed(await readDraft(locals.context, asked), locals, url);
	const { locale } = locals.context;
	return {
		edition: { id: edition.id, name: `${inLocale(edition.programme.name, locale)}. ${inLocale(edition.name, locale)}` },
		lines: lines.map((line) => ({ ...line, key: keyOf(line) })),
		home,
		range,
		wrong
	};
};

export const actions: Actions = {
	submit: async ({ locals, request }) => {
		const form = await request.formData();
		const kilometres = Object.fromEntries(
			[...form.keys()].slice(0, 500).flatMap((name) => (name.startsWith('km_') ? [[name.slice(3), textIn(form, name).slice(0, 20)]] : []))
		);
		const [edition_id, from_on, to_on] = [textIn(form, 'edition'), textIn(form, 'from_on'), textIn(form, 'to_on')];
		const outcome = await submitStatement(locals.context, { edition_id, from_on, to_on, kilometres });
		if (outcome.ok) redirect(303, `${localizeHref('/lecturer/statements')}?submitted=${outcome.value.reference}`);
		if (outcome.refusal === 'not_found') error(locals.session ? 404 : 401, outcome.refusal);
		if (outcome.faults.length > 0) return fail(422, { kilometres, errors: errorsOf(outcome.faults), problem: '' });
		return fail(409, { kilometres, errors: {} as Record<string, string>, problem: refusalSentence(outcome.refusal) });
	}
};

/** A day of the address, as three fields or whole; what is no day is handed on as it is, to be told. */
function dayIn({ searchParams }: URL, name: string): string {
	const parts: DateParts = {
		year: searchParams.get(`${name}_year`) ?? '',
		month: searchParams.get(`${name}_month`) ?? '',
		day: searchParams.get(`${name}_day`) ?? ''
	};
	if (Object.values(parts).every((part) => part.trim() === '')) return searchParams.get(name) ?? '';
	const read = readDate(parts);
	return read.ok ? read.day : 'wrong';
}
