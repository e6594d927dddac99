import { eventTitle } from '#lib/ui';
import { dropPractice, publishPractice, readPractice } from '#practices/server';
import { practiceParts, practiceText } from '#practices';
import { allowed } from '../../allowed.ts';
import { textIn } from '../../form-days.server.ts';
import { backTo, headOf, numberIn, refusedHere, shownRemark } from './practice.server.ts';
import { picturesTold } from './pictures/picture.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const desk = allowed(await readPractice(locals.context, params.practice), locals, url);
	return {
		head: headOf(desk, locals.context.locale),
		parts: practiceParts.map(({ part, texts }) => {
			const keys = Object.keys(texts) as Parameters<typeof practiceText>[1][];
			return { part, texts: keys.length, written: keys.filter((key) => practiceText(desk.practice.content, key) !== '').length };
		}),
		author: desk.practice.author,
		changed_at: desk.practice.changed_at,
		sent_at: desk.practice.sent_at,
		newer: desk.newer,
		// The version to read: the last one, or the last that needs the reader's own word.
		readable: desk.may.writes || desk.may.edits ? desk.practice.standing.number : (desk.asked_last ?? 0),
		missing: desk.missing,
		obstacles: desk.obstacles,
		pictures: await picturesTold(locals.context, params.practice),
		lacking: desk.lacking.map(({ alt }) => alt),
		authors: desk.authors.map(({ name }) => name),
		agreed: desk.consents.filter(({ given_at }) => given_at !== null).length,
		asked: desk.consents.length,
		remarks: desk.remarks.map(shownRemark),
		told: desk.told.map(({ name, particulars, happened_at }) => ({ at: happened_at, title: eventTitle(name, particulars) })),
		done: url.searchParams.get('done')
	};
};

export const actions: Actions = {
	publish: async ({ locals, params, request }) => {
		const number = numberIn(textIn(await request.formData(), 'number'));
		const outcome = await publishPractice(locals.context, { practice_id: params.practice, number });
		return outcome.ok ? backTo(`/practice/${params.practice}`, 'published') : refusedHere(outcome, {});
	},
	drop: async ({ locals, params }) => {
		const outcome = await dropPractice(locals.context, params.practice);
		return outcome.ok ? backTo(`/practice/${params.practice}`, 'dropped') : refusedHere(outcome, {});
	}
};
