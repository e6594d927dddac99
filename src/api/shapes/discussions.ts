import { longestPost } from '#spaces';
import { resource } from '../door.ts';
import { fields, id, instant, listOf, orNull, said, text, upTo, whole } from '../schema.ts';

export const WrittenPost = resource(
	'Post',
	fields({
		id,
		answers: said(orNull(id), 'The post it stands under'),
		author: text,
		html: said(orNull(text), 'What it says; null where it was removed'),
		posted_at: instant,
		edited_at: orNull(instant),
		removed_at: orNull(instant),
		helped: said(whole, 'To how many it was of help')
	})
);
export const NewPost = resource(
	'NewPost',
	fields({ text: said(upTo(longestPost), 'As it is typed on the page') }, { answers: said(id, 'The post that it answers') })
);
export const Posted = resource(
	'Posted',
	fields({ id, unknown: said(listOf(text), 'Names behind an @ that nobody bears who may read it') })
);
