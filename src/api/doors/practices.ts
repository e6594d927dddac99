import { newestPractices, readPublishedPractice } from '#practices/server';
import { done, refused } from '#platform';
import { listing, reading } from '../door.ts';
import { leafThrough } from '../page.ts';
import { Practice, PracticeFile } from '../shapes/practices.ts';

/** Nobody leafs through more than so many examples of good practice here; all of them are in the open data. */
const most = 5000;

export const practices = listing({
	path: '/practices',
	name: 'listPractices',
	says: 'Published examples of good practice, those first that changed last; at most 5000.',
	tells: Practice,
	read: async ({ context, window }) => {
		// One more says that there are more.
		const found = await newestPractices(context, window.after === null ? window.limit + 1 : most);
		const told = found.map(({ practice_id, names, first_at, ...practice }) => ({
			...practice,
			id: practice_id,
			authors: names,
			first_published_at: first_at
		}));
		return done(leafThrough(told, window, ({ id }) => id));
	}
});

export const practice = reading({
	path: '/practices/{practice}',
	name: 'readPractice',
	says: 'A published example of good practice, by its name in addresses.',
	tells: PracticeFile,
	refusals: [404, 410],
	read: async ({ context, params }) => {
		const found = await readPublishedPractice(context, params['practice'] ?? '');
		if (!found.ok) return found;
		if ('gone' in found.value) return refused('withdrawn_practice');
		const { practice_id, content, facts, authors, first_at, ...rest } = found.value.practice;
		return done({
			...rest,
			id: practice_id,
			texts: Object.fromEntries(Object.entries(content.texts).map(([key, { text }]) => [key, text])),
			...{ school: facts.school, municipality: facts.municipality, year: facts.year },
			authors: authors.names,
			other_authors: authors.others,
			first_published_at: first_at
		});
	}
});
