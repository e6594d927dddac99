import { fail } from '@sveltejs/kit';
import { inLocale } from '#platform';
import { chooseForChapter, readBookChapter, removeBookChapter, saveBookChapter } from '#practices/server';
import { allowed } from '../../../../../../../allowed.ts';
import { revisionIn, textIn } from '../../../../../../../form-days.server.ts';
import { backTo, deskPath, editionAt, refusedHere } from '../../book.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { locale } = locals.context;
	const { id } = await editionAt(locals, params, url);
	const { book, chapter, figures, people, choices } = allowed(
		await readBookChapter(locals.context, { edition_id: id, chapter_id: params.book_chapter }),
		locals,
		url
	);
	return {
		path: deskPath(params),
		book: book.title,
		chapter: {
			...{ title: chapter.title, body: chapter.body, revision: chapter.revision, part: chapter.part },
			network: chapter.network ? inLocale(chapter.network, locale) : '',
			authors: chapter.authors.map(({ id }) => id)
		},
		figures: figures.map(({ key, name, value }) => ({ key, name, value })),
		people: people.map(({ id, name }) => ({ value: id, label: name })),
		examples: choices.map(({ practice_id, title, school, network, own, chosen, elsewhere, gone }) => ({
			...{ id: practice_id, title, own, chosen, elsewhere, gone },
			place: [network ? inLocale(network, locale) : '', school].filter(Boolean).join(' · ')
		})),
		done: url.searchParams.get('done')
	};
};

/** A chapter is long: cut only where no limit of ours would let it through. */
const bodyIn = (form: FormData): string => {
	const body = form.get('body');
	return typeof body === 'string' ? body.slice(0, 200_000) : '';
};

export const actions: Actions = {
	save: async ({ locals, params, url, request }) => {
		const form = await request.formData();
		const { id } = await editionAt(locals, params, url);
		const values = { title: textIn(form, 'title'), body: bodyIn(form) };
		const input = { edition_id: id, chapter_id: params.book_chapter, ...values, seen: revisionIn(form, 'seen') };
		const outcome = await saveBookChapter(locals.context, input);
		if (outcome.ok) return backTo(`${deskPath(params)}/chapters/${params.book_chapter}`, 'saved');
		if ('theirs' in outcome) {
			const { title, body, revision, author } = outcome.theirs;
			return fail(409, { errors: {}, values, theirs: { title, body, author }, seen: revision });
		}
		return refusedHere(outcome, values);
	},
	choose: async ({ locals, params, url, request }) => {
		const form = await request.formData();
		const { id } = await editionAt(locals, params, url);
		const all = (name: string) => form.getAll(name).flatMap((value) => (typeof value === 'string' && value !== '' ? [value] : []));
		const input = {
			edition_id: id,
			chapter_id: params.book_chapter,
			authors: all('author').slice(0, 50),
			examples: all('example').slice(0, 300)
		};
		const outcome = await chooseForChapter(locals.context, input);
		return outcome.ok ? backTo(`${deskPath(params)}/chapters/${params.book_chapter}`, 'chosen') : refusedHere(outcome, {});
	},
	remove: async ({ locals, params, url }) => {
		const { id } = await editionAt(locals, params, url);
		const outcome = await removeBookChapter(locals.context, { edition_id: id, chapter_id: params.book_chapter });
		return outcome.ok ? backTo(deskPath(params), 'removed') : refusedHere(outcome, {});
	}
};
