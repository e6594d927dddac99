import { resource } from '../door.ts';
import { fields, id, instant, listOf, said, text, whole, type Schema } from '../schema.ts';
import { slug } from './parts.ts';

export const Practice = resource(
	'Practice',
	fields({
		id,
		slug,
		title: text,
		problem: text,
		school: text,
		place: text,
		authors: listOf(text),
		licence: text,
		first_published_at: instant,
		published_at: instant
	})
);

export const PracticeFile = resource(
	'PracticeFile',
	fields({
		id,
		reference: text,
		slug,
		number: said(whole, 'Which version of it'),
		texts: said({ type: 'object', additionalProperties: text } as Schema<Record<string, string>>, 'Its texts by the names of the template'),
		school: text,
		municipality: text,
		year: whole,
		authors: listOf(text),
		other_authors: whole,
		licence: text,
		first_published_at: instant,
		published_at: instant
	})
);
