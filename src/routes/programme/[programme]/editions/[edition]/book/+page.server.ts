import { bookParts } from '#practices';
import { addBookChapter, freezeBook, moveBookChapter, publishBook, readBookDesk } from '#practices/server';
import { inLocale } from '#platform';
import { allowed } from '../../../../../allowed.ts';
import { textIn } from '../../../../../form-days.server.ts';
import { backTo, deskPath, editionAt, refusedHere } from './book.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { locale } = locals.context;
	const { id, name } = await editionAt(locals, params, url);
	const desk = allowed(await readBookDesk(locals.context, id), locals, url);
	const head = { path: deskPath(params), programme: params.programme, edition: inLocale(name, locale), done: url.searchParams.get('done') };
	if (desk.book === null) return { head, desk: null };
	const { book, chapters, examples, figures, lacks, editions, networks } = desk;
	return {
		head,
		desk: {
			book: { title: book.title, subtitle: book.subtitle, slug: book.slug },
			parts: bookParts.map((part) => ({
				part,
				chapters: chapters
					.filter((chapter) => chapter.part === part)
					.map(({ id, title, body, author, changed_at, authors }, at) => ({
						...{ id, title, at, author, changed_at, written: body !== '' },
						authors: authors.map(({ name }) => name).join(', '),
						examples: examples
							.filter(({ chapter_id }) => chapter_id === id)
							.map(({ title, school, published }) => ({ title, school, gone: !published }))
					}))
			})),
			figures: figures.length,
			lacks,
			editions,
			networks: networks.map(({ id, name }) => ({ value: id, label: inLocale(name, locale) })),
			public: editions.some(({ published_at, superseded_at, given }) => published_at !== null && superseded_at === null && given)
		}
	};
};

export const actions: Actions = {
	add: async ({ locals, params, url, request }) => {
		const form = await request.formData();
		const { id } = await editionAt(locals, params, url);
		const values = { part: textIn(form, 'part'), title: textIn(form, 'title'), network: textIn(form, 'network') };
		const input = { edition_id: id, part: values.part, title: values.title, network_id: values.network || null };
		const outcome = await addBookChapter(locals.context, input);
		return outcome.ok ? backTo(`${deskPath(params)}/chapters/${outcome.value.id}`, 'added') : refusedHere(outcome, values);
	},
	move: async ({ locals, params, url, request }) => {
		const form = await request.formData();
		const { id } = await editionAt(locals, params, url);
		const by = textIn(form, 'by') === 'up' ? ('up' as const) : ('down' as const);
		const input = { edition_id: id, chapter_id: textIn(form, 'chapter'), from: Number(textIn(form, 'from')), by };
		const outcome = await moveBookChapter(locals.context, input);
		return outcome.ok ? backTo(deskPath(params), 'moved') : refusedHere(outcome, {});
	},
	freeze: async ({ locals, params, url }) => {
		const outcome = await freezeBook(locals.context, (await editionAt(locals, params, url)).id);
		return outcome.ok ? backTo(deskPath(params), 'frozen') : refusedHere(outcome, {});
	},
	publish: async ({ locals, params, url, request }) => {
		const made = textIn(await request.formData(), 'made');
		const outcome = await publishBook(locals.context, { edition_id: (await editionAt(locals, params, url)).id, made });
		return outcome.ok ? backTo(deskPath(params), 'published') : refusedHere(outcome, {});
	}
};
