import type { Blueprint } from '../blueprint.ts';
import type { Rule } from '../criteria.ts';
import type { Topic } from '../topic.ts';
import { miniTrainingsForm } from './mini-trainings-form.ts';
import { option, rule, text } from './pieces.ts';

/** M-09: the ten topics; the programme adds others as they are needed. */
const topics: Topic[] = [
	option('integration', 'Dalykų ryšiai ir integracija', 'Links between subjects and their integration'),
	option('planning', 'Mokytojo veiklos planavimas', 'Planning the teacher’s work'),
	option('lesson_structure', 'Pamokos struktūros kokybė', 'Quality of the structure of a lesson'),
	option(
		'learning',
		'Mokymosi nuostatos, būdai ir išmokimo stebėjimas',
		'Attitudes to learning, ways of learning and observing what is learnt'
	),
	option('cooperation', 'Mokymasis bendradarbiaujant', 'Cooperative learning'),
	option('differentiation', 'Mokymosi veiklos diferencijavimas', 'Differentiating learning activities'),
	option('assessment', 'Vertinimas ugdant', 'Assessment in the course of teaching'),
	option('support', 'Pagalba mokantis', 'Support in learning'),
	option('special_needs', 'Specialiųjų poreikių mokinių ugdymas', 'Education of pupils with special needs'),
	option('gifted', 'Gabių ir talentingų vaikų ugdymas', 'Education of gifted and talented children')
];

const whoTakesPart = text(
	'Dalyviai – mokyklų komandos (ne mažiau kaip aštuoni asmenys – mokytojai ir bent vienas mokyklos administracijos atstovas).',
	'The participants are school teams (at least eight persons: teachers and at least one representative of the school’s administration).'
);

/** The switches that the source leaves open: M-04 is a flag („turėtų“), M-05 exempts the administration. */
const criteria: Rule[] = [
	rule('school_open', 'refuse', 'S-10', {}),
	rule('team_size_between', 'refuse', 'M-01', { least: 8, most: null }, whoTakesPart),
	rule(
		'administration_at_least',
		'refuse',
		'M-02',
		{ count: 1 },
		text(
			'… ir būtinai vienas mokyklos administracijos atstovas.',
			'… and, without fail, one representative of the school’s administration.'
		)
	),
	rule('teachers_at_least', 'refuse', 'M-03', { count: 1 }, whoTakesPart),
	rule('members_distinct', 'refuse', 'M-01', {}),
	rule('team_of_one_school', 'refuse', 'M-22', { except_roles: [] }),
	rule(
		'category_at_most',
		'flag',
		'M-04, M-05',
		{ category: 'senior_teacher', exempt_administration: true, reason_accepted: false },
		text(
			'Komandą turėtų sudaryti ne aukštesnę kaip vyresniojo mokytojo kvalifikacinę kategoriją turintys pedagogai.',
			'The team should consist of pedagogues whose qualification category is not above that of a senior teacher.'
		)
	),
	rule('topic_among', 'refuse', 'M-09', { other_allowed: false }),
	rule(
		'topic_grounded',
		'refuse',
		'M-08, E-07',
		{ indicators_at_least: 1 },
		text(
			'Mokykla paraiškoje savo dalyvavimą nurodytos temos mini mokymuose turi grįsti mokykloje atlikto vertinimo / įsivertinimo išvadomis.',
			'In its application the school has to ground its part in mini-trainings on the topic in conclusions of an evaluation or self-evaluation made in the school.'
		)
	),
	rule(
		'pupils_at_most',
		'priority',
		'M-06, M-07',
		{ pupils: 300 },
		text(
			'Prioritetas teikiamas nedidelėms mokykloms, turinčioms ne daugiau kaip 300 mokinių (bet atrankoje gali dalyvauti visos mokyklos).',
			'Priority is given to small schools with no more than 300 pupils (but all schools may take part in the selection).'
		)
	),
	rule(
		'money_lacking',
		'tie_break',
		'M-21',
		{},
		text(
			'Mini mokymuose turės galimybę dalyvauti tų mokyklų, kurioms trūksta finansavimo kvalifikacijos tobulinimui, komandos.',
			'Teams of schools that lack money for professional development will have the opportunity to take part.'
		)
	)
];

/** Mini-trainings: three days in one's own school, for a team of at least eight (seed:MM). */
export const miniTrainings: Blueprint = {
	kind: 'mini-trainings',
	name: text('Mini mokymai', 'Mini-trainings'),
	summary: text(
		'Trijų dienų mokymai mokyklos komandai savo mokykloje: su dviem lektoriais, pagal mokyklai pritaikytą programą.',
		'Three days of training for a school team in its own school: with two lecturers and a programme adapted to the school.'
	),
	source: text(
		'Ugdymo plėtotės centras, „Mini mokymai: mokomės kartu mokykloje“',
		'Centre for the Development of Education, “Mini-trainings: we learn together at school”'
	),
	edition: {
		slug: 'mini-trainings',
		name: text('Mini mokymai: mokomės kartu mokykloje', 'Mini-trainings: we learn together at school'),
		starts_on: null,
		ends_on: null,
		terms: {
			grouping: { kind: 'single_school' },
			dose: {
				kind: 'days',
				days: 3,
				hours_a_day: 8,
				contact_hours: 18,
				consultation_hours: 6,
				patterns: ['A', 'B', 'C'],
				lecturers_at_once: 2
			},
			agreement: null,
			projects_each_school: null,
			quiet_after_days: 45,
			participation: ['team'],
			funding: ['structural_funds'],
			packs: ['handout', 'methodological'],
			team_duties: [],
			weak_points: [
				text(
					'Mokyklose, kuriose vyrauja įtempti santykiai, kartu dirbti yra sunku. Apie tai pasikalbėkite prieš teikdami paraišką.',
					'Where relations are tense, working together is hard. Talk about it before you apply.'
				),
				text('Mokytojai nori tobulintis ne tik savo mokykloje.', 'Teachers also wish to learn outside their own school.'),
				text(
					'Komandai suburti dažnai skiriama per mažai dėmesio. Tam skirkite laiko.',
					'Too little attention is often given to forming the team. Take time for it.'
				)
			]
		},
		milestones: [
			{ name: text('Šaukimo pradžia', 'The call opens'), due_on: null },
			{ name: text('Šaukimo pabaiga', 'The call closes'), due_on: null },
			{ name: text('Paskelbtos atrinktos mokyklos', 'The selected schools are announced'), due_on: null },
			{ name: text('Su mokyklomis suderintas mokymų laikas', 'The time of the trainings is agreed with the schools'), due_on: null },
			{ name: text('Įvyko visi mokymai', 'All trainings have been held'), due_on: null }
		],
		targets: [{ indicator: 'schools_trained', value: 120 }]
	},
	call: {
		name: text('Kvietimas dalyvauti mini mokymuose', 'Call for mini-trainings'),
		summary: text(
			'Kviečiame mokyklų komandas mokytis kartu: tris dienas, 24 akademines valandas (18 kontaktinių ir 6 konsultacijų), su dviem lektoriais, savo mokykloje. Iš dešimties temų pasirinkite vieną ir pagrįskite ją įsivertinimo išvadomis.',
			'We invite school teams to learn together: three days, 24 academic hours (18 contact and 6 of consultation), with two lecturers, in their own school. Choose one of ten topics and ground it in your self-evaluation.'
		),
		opens_on: null,
		capacity: 120,
		topics,
		criteria,
		form: miniTrainingsForm
	}
};
