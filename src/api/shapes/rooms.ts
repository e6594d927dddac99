import { visibilities } from '#spaces';
import { resource } from '../door.ts';
import { day, fields, id, instant, listOf, oneOf, orNull, said, text, truth, whole, words } from '../schema.ts';

const roomFields = {
	id,
	kind: oneOf(['network', 'training', 'programme']),
	name: words,
	programme: words,
	edition: words,
	edition_id: id,
	network_id: orNull(id),
	training_id: orNull(id),
	opened_at: instant,
	closes_on: said(orNull(day), 'The last day on which anybody writes'),
	open: said(truth, 'Whether it is written in today')
};
const visibility = said(oneOf(visibilities), 'Who sees it');
export const Room = resource('Room', fields(roomFields));
export const RoomFile = resource(
	'RoomFile',
	fields({
		...roomFields,
		people: whole,
		latest: listOf(
			fields({
				id,
				kind: oneOf(['discussion', 'material', 'event', 'task']),
				title: text,
				visibility,
				author: text,
				moved_at: instant,
				unread: truth
			})
		),
		waiting: said(
			listOf(
				fields({
					id,
					title: text,
					author: text,
					asked: said(orNull(text), 'Who was asked by name'),
					answer_by: orNull(instant),
					made_at: instant
				})
			),
			'Questions that nobody has answered yet'
		)
	})
);

export const Discussion = resource(
	'Discussion',
	fields({
		id,
		title: text,
		visibility,
		author: text,
		moved_at: instant,
		posts: whole,
		last_by: orNull(text),
		question: truth,
		resolved: truth,
		asked: said(orNull(text), 'Who was asked by name and has not answered'),
		answer_by: orNull(instant),
		unread: truth
	})
);
