import { resource } from '../door.ts';
import { day, fields, id, instant, oneOf, orNull, said, text, words } from '../schema.ts';
import { quarters } from './parts.ts';

export const Certificate = resource(
	'Certificate',
	fields({
		id,
		number: text,
		code: said(text, 'By which anybody checks it'),
		state: oneOf(['valid', 'revoked', 'replaced']),
		name: said(text, 'Of its holder'),
		title: words,
		training_id: id,
		school_id: orNull(id),
		contact: quarters,
		consultation: quarters,
		independent: quarters,
		issued_on: day,
		replaced_by: orNull(text),
		revoked_at: orNull(instant)
	})
);
