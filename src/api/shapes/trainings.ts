import { resource } from '../door.ts';
import { day, fields, id, instant, listOf, oneOf, orNull, said, text, truth, whole, words } from '../schema.ts';
import { quarters } from './parts.ts';

export const Training = resource(
	'Training',
	fields({
		id,
		reference: text,
		kind: oneOf(['training', 'team_training', 'meeting']),
		title: words,
		edition_id: id,
		school_id: orNull(id),
		school: orNull(text),
		network_id: orNull(id),
		place: text,
		contact: quarters,
		consultation: quarters,
		first_on: orNull(day),
		last_on: orNull(day),
		cancelled_at: orNull(instant),
		participants: whole
	})
);

export const TrainingFile = resource(
	'TrainingFile',
	fields({
		...{ id, reference: text, kind: oneOf(['training', 'team_training', 'meeting']), title: words, edition_id: id },
		...{ school_id: orNull(id), school: orNull(text), network_id: orNull(id), place: text, contact: quarters, consultation: quarters },
		...{ first_on: orNull(day), last_on: orNull(day), cancelled_at: orNull(instant), participants: whole },
		as: said(oneOf(['officer', 'lecturer', 'school', 'participant']), 'As whom you look at it'),
		lecturers: listOf(text),
		sessions: listOf(
			fields({
				id,
				held_on: day,
				half: text,
				begins_at: instant,
				ends_at: instant,
				contact: quarters,
				consultation: quarters,
				closed_at: said(orNull(instant), 'When its register was closed')
			})
		)
	})
);

export const SchoolTraining = resource(
	'SchoolTraining',
	fields({
		id,
		reference: text,
		edition: words,
		topic: words,
		people: whole,
		patterns: listOf(text),
		preferred_from: orNull(day),
		preferred_to: orNull(day),
		venue: orNull(text),
		stands: truth,
		days: said(listOf(day), 'Those that are published'),
		lecturers: listOf(text)
	})
);
