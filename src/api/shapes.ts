import { agreementStates, partyRoles } from '#agreements';
import { needs, outcomes, rights, states, type State } from '#applications';
import { fieldTypes, sectionKinds, type AnswerValue } from '#programmes';
import { roleKinds } from '#people';
import { resource } from './door.ts';
import { day, fields, figure, id, instant, listOf, oneOf, orNull, said, text, truth, upTo, whole, words, type Schema } from './schema.ts';

const state = oneOf<State>(states);
const named = fields({ id, name: text });
const quarters = said(whole, 'Quarters of an academic hour');
const slug = said(text, 'Its name in addresses');

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

const outcome = oneOf(outcomes);
export const ListedApplication = resource(
	'ListedApplication',
	fields({
		id,
		reference: text,
		state,
		outcome: said(orNull(outcome), 'What the rules of the call found when it was sent'),
		changed_at: instant,
		submitted_at: orNull(instant),
		due_at: said(orNull(instant), 'Until when it is to be sent again, where it was sent back'),
		call: fields({ id, slug, name: words, closes_at: instant })
	})
);

export const SentApplication = resource(
	'SentApplication',
	fields({
		id,
		reference: text,
		school_name: text,
		municipality: orNull(text),
		state,
		outcome,
		priority: truth,
		topic: orNull(text),
		sent_at: instant,
		late: truth,
		due_at: orNull(instant),
		need: said(oneOf(needs), 'What it asks of the centre')
	})
);

const chosen = { type: 'object', properties: { code: { type: ['string', 'null'] }, text: { type: 'string' } } };
const value: Schema<AnswerValue | null> = {
	anyOf: [{ type: ['string', 'number', 'boolean', 'null'] }, chosen, { type: 'array', items: chosen }],
	description: 'As the type of its field has it: words, a number, euro cents, a day, yes or no, what was chosen'
};
const revision = said(whole, 'How often it was written; 0 where it never was');
export const Answer = resource('Answer', fields({ field: text, value, revision, changed_at: orNull(instant) }));

export const ApplicationFile = resource(
	'ApplicationFile',
	fields({
		id,
		reference: text,
		state,
		right: said(orNull(oneOf(rights)), 'What you may do with it'),
		revision: whole,
		school: named,
		call: fields({ id, slug, name: words, closes_at: instant }),
		changed_at: instant,
		submitted_at: orNull(instant),
		outcome_if_sent: said(outcome, 'What the rules of the call would find now'),
		tasks: listOf(fields({ key: text, state: text })),
		signed: said(truth, 'The head of the school has signed what is written now'),
		answers: listOf(Answer.schema)
	})
);

export const Practice = resource(
	'Practice',
	fields({
		id,
		slug,
		title: text,
		problem: text,
		school: text,
		place: text,
		authors: listOf(text),
		licence: text,
		first_published_at: instant,
		published_at: instant
	})
);
export const PracticeFile = resource(
	'PracticeFile',
	fields({
		id,
		reference: text,
		slug,
		number: said(whole, 'Which version of it'),
		texts: said({ type: 'object', additionalProperties: text } as Schema<Record<string, string>>, 'Its texts by the names of the template'),
		school: text,
		municipality: text,
		year: whole,
		authors: listOf(text),
		other_authors: whole,
		licence: text,
		first_published_at: instant,
		published_at: instant
	})
);

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

const agreementState = oneOf(agreementStates);
const party = oneOf(partyRoles);
export const Agreement = resource(
	'Agreement',
	fields({
		id,
		number: text,
		school: text,
		state: agreementState,
		sign_by: day,
		amending: truth,
		parties: listOf(
			fields({ role: party, organisation: text, state: oneOf(['signed', 'unchecked', 'refused', 'waiting']), signed_on: orNull(day) })
		)
	})
);
export const AgreementFile = resource(
	'AgreementFile',
	fields({
		id,
		number: text,
		edition_id: id,
		application_id: id,
		school_id: id,
		school: text,
		state: agreementState,
		ends_on: day,
		made_at: instant,
		parties: listOf(fields({ role: party, organisation_id: id, organisation: text })),
		next: said(listOf(party), 'Who can sign now'),
		binding: said(orNull(whole), 'The number of the text that binds'),
		texts: listOf(
			fields({
				number: whole,
				state: text,
				sign_by: day,
				made_at: instant,
				text_sha256: text,
				pdf_sha256: text,
				signatures: listOf(fields({ party, route: oneOf(['electronic', 'paper']), signer_name: text, signed_on: day, valid: truth }))
			})
		)
	})
);

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

export const NewApplication = resource('NewApplication', fields({ call_id: id, school_id: id }));
export const StartedApplication = resource(
	'StartedApplication',
	fields({ id, reference: text, existed: said(truth, 'The school had begun it already') })
);
export const WrittenAnswer = resource(
	'WrittenAnswer',
	fields(
		{ value: { anyOf: [upTo(12_000), listOf(upTo(12_000), { maxItems: 60 })] } as Schema<string | string[]> },
		{ other: said(upTo(12_000), 'In the school’s own words, beside a choice') }
	)
);
export const Nothing = resource('Nothing', fields({}));
export const Submission = resource(
	'Submission',
	fields({ submission_id: id, reference: text, number: said(whole, 'How often it was sent'), late: truth, outcome })
);
export const Withdrawal = resource('Withdrawal', fields({ reason: upTo(8000) }));
export const Withdrawn = resource('Withdrawn', fields({ application_id: id, state }));
