import type { Blueprint } from '../blueprint.ts';
import type { Rule } from '../criteria.ts';
import { networksForm } from './networks-form.ts';
import { networkTerms, problems } from './networks-terms.ts';
import { rule, text } from './pieces.ts';

/** B-05, B-07 and what the source tells of the way in: the staff decides, the municipality encourages, the school has a problem. */
const criteria: Rule[] = [
	rule('school_open', 'refuse', 'S-10', {}),
	rule(
		'school_type_among',
		'refuse',
		'B-07',
		{ types: ['youth', 'basic', 'secondary', 'gymnasium'] },
		text(
			'Bendrojo lavinimo mokyklų tipų komandos iš 42 mokymo įstaigų: jaunimo, pagrindinių, vidurinių mokyklų, gimnazijų.',
			'Teams from 42 schools of general education: youth, basic and secondary schools and gymnasiums.'
		)
	),
	rule('team_size_between', 'refuse', 'B-05', { least: 3, most: 5 }, text('3–5 asmenų komanda.', 'A team of 3–5 persons.')),
	rule('members_distinct', 'refuse', 'B-05', {}),
	rule('team_of_one_school', 'refuse', 'B-05', { except_roles: [] }),
	rule(
		'staff_decision_recorded',
		'refuse',
		'BMT 2006',
		{},
		text('Viso mokyklos kolektyvo priimtas sprendimas.', 'A decision taken by the whole staff of the school.')
	),
	rule(
		'problem_named',
		'refuse',
		'B-09, B-10',
		{ least: 1, other_allowed: true },
		text(
			'Projekto temą pasirenka kiekviena mokykla, atsižvelgdama į savo problemas.',
			'Each school chooses the topic of its project according to its own problems.'
		)
	),
	rule(
		'municipality_endorsed',
		'flag',
		'BMT 2006',
		{},
		text(
			'Ministerija, mokyklos bei savivaldybės pasirašė trišales sutartis.',
			'The ministry, the schools and the municipalities signed tripartite agreements.'
		)
	)
];

/** Learning-school networks, the pilot of 2006–2007: seven networks of six school teams (seed:BMT). */
export const networks2006: Blueprint = {
	kind: 'learning-school-networks',
	name: text('Besimokančių mokyklų tinklai', 'Learning-school networks'),
	summary: text(
		'Mokyklų komandos tinkluose mokosi spręsti savo mokyklos problemas ir moko kitus mokytojus.',
		'In networks, school teams learn to solve the problems of their own schools and teach the other teachers.'
	),
	source: text('Bandomojo projekto pristatymas, Želsva, 2006-09-28', 'Presentation of the pilot project, Želsva, 2006-09-28'),
	edition: {
		slug: 'networks-2006',
		name: text('Besimokančių mokyklų tinklai, bandomasis projektas 2006–2007 m.', 'Learning-school networks, the pilot of 2006–2007'),
		starts_on: '2006-05-01',
		ends_on: '2007-12-31',
		terms: networkTerms,
		milestones: [
			{ name: text('Paskelbtas kvietimas', 'The call is announced'), due_on: '2006-05-24' },
			{ name: text('Įžanginis seminaras', 'Opening seminar'), due_on: '2006-06-23' },
			{
				name: text('Parengti komandų nariai, paskelbti mokyklų pavyzdžiai', 'Team members prepared, examples of the schools published'),
				due_on: '2007-12-01'
			},
			{ name: text('Baigiamoji konferencija', 'Closing conference'), due_on: '2007-12-14' }
		],
		targets: [
			{ indicator: 'team_members_prepared', value: 150 },
			{ indicator: 'good_practice_published', value: 42 },
			{ indicator: 'networks_active', value: 7 }
		]
	},
	call: {
		name: text('Kvietimas dalyvauti besimokančių mokyklų tinkluose', 'Call for learning-school networks'),
		summary: text(
			'42 mokyklų komandos (po 3–5 asmenis) jungsis į septynis tinklus po šešias mokyklas. Kiekviena mokykla pati pasirenka problemą ir įgyvendina vieną tobulinimo projektą.',
			'Teams of 3–5 from 42 schools will join in seven networks of six schools. Each school chooses its own problem and carries out one improvement project.'
		),
		opens_on: '2006-05-24',
		capacity: 42,
		topics: problems,
		criteria,
		form: networksForm
	}
};
