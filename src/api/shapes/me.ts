import { roleKinds } from '#people';
import { resource } from '../door.ts';
import { fields, id, instant, listOf, oneOf, orNull, said, text, type Schema } from '../schema.ts';

export const Me = resource(
	'Me',
	fields({ id, name: text, language: oneOf(['lt', 'en']), roles: listOf(fields({ kind: oneOf(roleKinds), organisation_id: id })) })
);

export const Task = resource(
	'Task',
	fields({
		key: said(text, 'By which programs know what there is to do'),
		values: { type: 'object', additionalProperties: { type: ['string', 'number'] } } as Schema<Record<string, string | number>>,
		about: text,
		path: said(text, 'The page on which it is done'),
		due_at: orNull(instant)
	})
);
