import { resource } from '../door.ts';
import { day, fields, figure, id, listOf, orNull, said, text, whole } from '../schema.ts';
import { named } from './parts.ts';

const schoolFields = {
	id,
	legal_code: text,
	name: text,
	type: said(text, 'Code of the type'),
	municipality: text,
	municipality_id: id,
	address: text,
	parent_id: orNull(id),
	closed_on: orNull(day)
};
export const School = resource('School', fields({ ...schoolFields, pupils: orNull(whole) }));
export const SchoolFile = resource(
	'SchoolFile',
	fields({
		...schoolFields,
		county_code: text,
		email: orNull(text),
		phone: orNull(text),
		website: orNull(text),
		latitude: orNull(figure),
		longitude: orNull(figure),
		pupils: orNull(fields({ count: whole, as_of: day })),
		branches: listOf(named)
	})
);
