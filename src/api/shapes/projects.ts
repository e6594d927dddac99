import { decisions, measureKinds, outcomes, rhythms, visibilities, ways } from '#projects';
import { resource } from '../door.ts';
import { day, fields, figure, id, instant, listOf, oneOf, orNull, said, text, truth, whole, words } from '../schema.ts';
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

export const Measure = resource(
	'Measure',
	fields({
		id,
		name: text,
		unit: text,
		kind: oneOf(measureKinds),
		better: said(oneOf(ways), 'Which way is better'),
		of_aim: truth,
		how: said(text, 'How it is measured'),
		rhythm: oneOf(rhythms),
		baseline: said(whole, 'How many first values are the baseline'),
		added_at: instant,
		ended_at: orNull(instant),
		values: listOf(
			fields({
				on_day: day,
				value: figure,
				note: said(text, 'For those only who read everything of the project'),
				author: said(orNull(text), 'For those only who read everything of the project')
			})
		)
	})
);

export const Cycle = resource(
	'Cycle',
	fields({
		id,
		number: whole,
		title: text,
		stage: oneOf(['plan', 'do', 'study', 'decided']),
		measure_id: orNull(id),
		after_id: said(orNull(id), 'The cycle it goes on from'),
		question: text,
		prediction: text,
		who: text,
		place: text,
		from_on: orNull(day),
		to_on: orNull(day),
		done: text,
		learned: text,
		decision: orNull(oneOf(decisions)),
		next_step: text,
		conditions: text,
		planned_at: instant,
		decided_at: orNull(instant)
	})
);
