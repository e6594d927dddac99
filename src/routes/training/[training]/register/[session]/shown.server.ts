import { inHours } from '#delivery';
import type { RegisterPage, RegisterRow } from '#delivery/server';
import { statusWords, wayWords } from '#lib/delivery/ui/register-words.ts';
import { m } from '#lib/messages/messages.js';
import { number, time } from '#lib/ui';

/** A row of the register as its form shows it: what stands, and how it came about. */
export const shownRow = ({ id, name, post, code, school, mark, contact, consultation }: RegisterRow) => {
	const counts = mark?.status === 'late' || mark?.status === 'partial';
	return {
		id,
		name,
		code,
		about: post,
		school,
		status: mark?.status ?? '',
		hours: contact + consultation,
		contact: counts ? number(inHours(contact)) : '',
		consultation: counts ? number(inHours(consultation)) : '',
		said: mark ? [m.delivery_said({ way: wayWords[mark.way](), time: time(mark.marked_at) }), mark.by ?? ''].filter(Boolean).join(', ') : ''
	};
};

/** What a register said each time it was closed, the last time first. */
export const shownClosings = (closings: RegisterPage['closings']) =>
	closings.map(({ number: which, closed_at, by, reason, taught, register }) => ({
		number: which,
		closed_at,
		by,
		reason,
		taught,
		register: register.map(({ participant_id, name, status, contact, consultation }) => ({
			id: participant_id,
			name,
			status: statusWords[status](),
			hours: number(inHours(contact + consultation))
		}))
	}));
