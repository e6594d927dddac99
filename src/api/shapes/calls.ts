import { fieldTypes, sectionKinds } from '#programmes';
import { resource } from '../door.ts';
import { day, fields, id, instant, listOf, oneOf, orNull, said, text, truth, whole, words } from '../schema.ts';
import { slug } from './parts.ts';

const callFields = {
	id,
	slug,
	name: words,
	summary: words,
	programme: fields({ slug, name: words }),
	edition: fields({ id, slug, name: words, starts_on: day, ends_on: day }),
	phase: oneOf(['upcoming', 'open', 'closing_soon', 'closed']),
	opens_at: instant,
	closes_at: instant,
	capacity: whole
};
export const Call = resource('Call', fields(callFields));
const option = fields({ code: text, name: words });
const field = fields({
	key: said(text, 'By which answers are written'),
	type: oneOf(fieldTypes),
	label: words,
	hint: orNull(words),
	required: truth,
	confidential: said(truth, 'Seen by the school and by those who select, by nobody else'),
	max_length: orNull(whole),
	options: said(listOf(option), 'What can be chosen; empty where something is written'),
	other_allowed: truth
});
export const CallFile = resource(
	'CallFile',
	fields({
		...callFields,
		contact: fields({ name: text, email: text, phone: text }),
		rules_version: whole,
		head_signs: said(truth, 'Whether the head of the school signs what is sent'),
		sections: listOf(fields({ key: text, kind: oneOf(sectionKinds), title: words, fields: listOf(field) })),
		questions: listOf(fields({ id, asked: text, answer: orNull(text), answered_at: orNull(instant) }))
	})
);
