import { resource } from '../door.ts';
import { day, fields, id, instant, listOf, oneOf, orNull, text, truth, whole, words } from '../schema.ts';
import { slug } from './parts.ts';

const networkFields = {
	slug,
	name: words,
	kind: oneOf(['formed', 'founded']),
	number: whole,
	level: oneOf(['regional', 'national', 'international']),
	problem: orNull(words),
	edition: fields({ id, name: words, programme: words }),
	activated_at: orNull(instant),
	schools: listOf(fields({ school_id: id, school: text, municipality: text }))
};
export const Network = resource('Network', fields(networkFields));
export const NetworkFile = resource(
	'NetworkFile',
	fields({ ...networkFields, coordinators: listOf(text), experts: listOf(text), aim: orNull(text) })
);

export const SchoolNetwork = resource(
	'SchoolNetwork',
	fields({ id, slug, name: words, state: text, complete: truth, starts_on: day, ends_on: orNull(day) })
);
