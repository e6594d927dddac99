import type { Blueprint } from '../blueprint.ts';
import type { Rule } from '../criteria.ts';
import type { Form } from '../form.ts';
import { networksForm } from './networks-form.ts';
import { networks2006 } from './networks.ts';
import { rule, text } from './pieces.ts';

const schoolTypes = [
	'primary',
	'progymnasium',
	'basic',
	'gymnasium',
	'secondary',
	'youth',
	'school_kindergarten',
	'multifunctional_centre'
];

/** B-06: a team of seven with a municipal specialist and a methodologist of an education centre; B-07: primary schools too. */
const teamRules: Rule[] = [
	rule('school_type_among', 'refuse', 'B-07', { types: schoolTypes }),
	rule('team_size_between', 'refuse', 'B-06', { least: 7, most: 7 }),
	rule('roles_present', 'refuse', 'B-06', { roles: ['municipal_specialist', 'centre_methodologist'] }),
	rule('team_of_one_school', 'refuse', 'B-06', { except_roles: ['municipal_specialist', 'centre_methodologist'] })
];

const form: Form = {
	...networksForm,
	sections: networksForm.sections.map((section) =>
		section.key === 'team'
			? {
					...section,
					intro: text(
						'Komandą sudaro septyni asmenys; tarp jų – savivaldybės specialistas ir švietimo centro metodininkas.',
						'A team has seven persons, among them a municipal specialist and a methodologist of an education centre.'
					)
				}
			: section
	)
};

/** The follow-on edition of the networks: teams of seven, more kinds of schools, more sources of money. Its days are set by the officer. */
export const networksFollowOn: Blueprint = {
	...networks2006,
	source: text('BMT 3 dalyvių pasakojimai, 2011–2012 m.', 'Accounts of participants in BMT 3, 2011–2012'),
	edition: {
		...networks2006.edition,
		slug: 'networks-follow-on',
		name: text('Besimokančių mokyklų tinklai: tęsinys', 'Learning-school networks: the continuation'),
		starts_on: null,
		ends_on: null,
		terms: { ...networks2006.edition.terms, funding: ['ministry', 'school', 'municipality', 'international_project', 'structural_funds'] },
		milestones: networks2006.edition.milestones.map(({ name }) => ({ name, due_on: null })),
		targets: [
			{ indicator: 'team_members_prepared', value: 294 },
			{ indicator: 'good_practice_published', value: 42 },
			{ indicator: 'networks_active', value: 7 }
		]
	},
	call: {
		...networks2006.call,
		name: text('Kvietimas dalyvauti besimokančių mokyklų tinkluose: tęsinys', 'Call for learning-school networks: the continuation'),
		summary: text(
			'42 mokyklų komandos po septynis asmenis – su savivaldybės specialistu ir švietimo centro metodininku – jungsis į septynis tinklus po šešias mokyklas.',
			'Teams of seven from 42 schools – with a municipal specialist and a methodologist of an education centre – will join in seven networks of six schools.'
		),
		opens_on: null,
		criteria: [...teamRules, ...networks2006.call.criteria.filter(({ id }) => !teamRules.some((rule) => rule.id === id))],
		form
	}
};
