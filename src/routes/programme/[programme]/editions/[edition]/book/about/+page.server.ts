import { inLocale, type Locale } from '#platform';
import { licences } from '#practices';
import { beginBook, readBookDesk, saveBook, type TypedBook } from '#practices/server';
import { fail } from '@sveltejs/kit';
import { allowed } from '../../../../../../allowed.ts';
import { revisionOf, textIn } from '../../../../../../form-days.server.ts';
import { backTo, deskPath, editionAt, refusedHere } from '../book.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { id, name } = await editionAt(locals, params, url);
	const { book } = allowed(await readBookDesk(locals.context, id), locals, url);
	const stands = book && { ...typedOf(book), isbn: book.isbn ?? '' };
	return {
		path: deskPath(params),
		edition: inLocale(name, locals.context.locale),
		licences: [...licences],
		begun: book !== null,
		revision: book?.revision ?? 0,
		values: stands ?? { title: '', subtitle: '', editors: '', language: 'lt', licence: 'CC-BY-4.0', isbn: '' }
	};
};

const typedOf = ({ title, subtitle, editors, language, licence }: Omit<TypedBook, 'isbn'>) => ({
	title,
	subtitle,
	editors,
	language,
	licence
});

export const actions: Actions = {
	default: async ({ locals, params, url, request }) => {
		const form = await request.formData();
		const { id } = await editionAt(locals, params, url);
		const said = (key: string) => textIn(form, key);
		const typed: TypedBook = {
			...{ title: said('title'), subtitle: said('subtitle'), editors: said('editors'), isbn: said('isbn'), licence: said('licence') },
			language: said('language') as Locale
		};
		const seen = revisionOf(said('seen'));
		const outcome =
			seen === 0
				? await beginBook(locals.context, { edition_id: id, typed })
				: await saveBook(locals.context, { edition_id: id, typed, seen });
		if (outcome.ok) return backTo(deskPath(params), 'saved');
		if ('theirs' in outcome)
			return fail(409, {
				errors: {},
				values: typed,
				theirs: { ...typedOf(outcome.theirs), isbn: outcome.theirs.isbn ?? '' },
				seen: outcome.theirs.revision
			});
		return refusedHere(outcome, { ...typed });
	}
};
