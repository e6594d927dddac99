import { outcomes, visibilities } from '#projects';
import { resource } from '../door.ts';
import { day, fields, figure, id, instant, oneOf, orNull, said, text, truth, words } from '../schema.ts';
import { slug } from './parts.ts';

const projectFields = {
	id,
	reference: text,
	title: text,
	school_id: id,
	school: text,
	municipality: text,
	programme: fields({ slug, name: words }),
	edition_id: id,
	edition: fields({ slug, name: words, starts_on: day, ends_on: day }),
	network_id: orNull(id),
	network: orNull(words),
	visibility: said(oneOf(visibilities), 'Who sees it'),
	begun_at: instant,
	ended_at: orNull(instant),
	outcome: orNull(oneOf(outcomes)),
	outcome_said: text,
	closes_on: said(day, 'After that day it is only read'),
	open: said(truth, 'Whether its team writes in it today')
};
export const Project = resource('Project', fields(projectFields));
export const ProjectFile = resource(
	'ProjectFile',
	fields({
		...projectFields,
		as: said(oneOf(['team', 'helper', 'officer', 'peer', 'reader']), 'As whom you look at it'),
		statement: said(text, 'The problem, in a sentence'),
		aim: orNull(fields({ measure: text, unit: text, from_value: figure, to_value: figure, by_on: day, for_whom: text }))
	})
);
