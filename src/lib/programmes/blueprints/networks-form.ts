import type { Form } from '../form.ts';
import { choices, contactSection, date, line, money, option, paragraph, ranked, schoolSection, section, text } from './pieces.ts';

/** The five aims of the source, offered as a list. */
const aims = [
	option(
		'mission_and_problems',
		'Padėti mokytojams suprasti mokyklos misiją, mokymą ir mokymąsi, įvardyti šios srities problemas ir jas spręsti',
		'To help teachers understand the school’s mission, teaching and learning, name the problems and solve them'
	),
	option(
		'learning_together',
		'Sukurti aplinką, skatinančią mokytojus mokytis ir spręsti problemas bendradarbiaujant',
		'To create an environment in which teachers learn and solve problems together'
	),
	option(
		'improvement_plan',
		'Parengti mokyklos tobulinimo planą ir nuolat vertinti jo įgyvendinimą',
		'To prepare a school improvement plan and evaluate its implementation continuously'
	),
	option(
		'into_the_class',
		'Padėti mokytojams perkelti į klasę žinias apie kolegialų problemų sprendimą ir mokyti to vaikus',
		'To help teachers take collegial problem solving into the class and teach it to children'
	),
	option(
		'monitoring',
		'Suteikti mokytojams žinių ir įgūdžių, kaip stebėti ir vertinti mokyklos tobulinimą',
		'To give teachers the knowledge and skills to monitor and evaluate school improvement'
	)
];

/** The form of an application to learning-school networks (e2). */
export const networksForm: Form = {
	minutes: 45,
	head_signs: true,
	while_unmet: 'blocked',
	sections: [
		schoolSection,
		contactSection,
		section(
			'decision',
			'questions',
			text('Mokyklos sprendimas', 'Decision of the school'),
			text('Dalyvauti nusprendžia visas mokyklos kolektyvas.', 'The whole staff of the school decides to take part.'),
			[
				line('decision_body', text('Kas priėmė sprendimą?', 'Who took the decision?'), {
					feeds: 'decision_body',
					hint: text('Pavyzdžiui, visuotinis darbuotojų susirinkimas', 'For example, the general meeting of the staff')
				}),
				line('decision_minutes_no', text('Protokolo numeris', 'Number of the minutes'), { feeds: 'decision_minutes_no' }),
				date('decision_on', text('Sprendimo data', 'Date of the decision'), { feeds: 'decision_on' })
			]
		),
		section('motives', 'questions', text('Motyvai ir siekiai', 'Motives and aims'), null, [
			paragraph('motives', text('Kodėl Jūsų mokykla nori dalyvauti?', 'Why does your school wish to take part?')),
			choices('aims', text('Ko siekiate?', 'What are your aims?'), aims, { other: true }),
			paragraph(
				'experience',
				text(
					'Kokios patirties jau turite (Mokyklų tobulinimo programa, kiti projektai)?',
					'What experience do you have (School Improvement Programme, other projects)?'
				),
				{ required: false }
			)
		]),
		section(
			'problems',
			'questions',
			text('Problemos', 'Problems'),
			text(
				'Temą mokykla pasirenka pati. Galite įrašyti ir savo problemą.',
				'The school chooses its topic itself. You may also name a problem of your own.'
			),
			[
				ranked(
					'problems',
					text(
						'Kurias problemas norėtumėte spręsti? Pirma – svarbiausia.',
						'Which problems would you like to solve? The most important first.'
					),
					'topics',
					{ other: true, feeds: 'problems' }
				)
			]
		),
		section(
			'team',
			'team',
			text('Komanda', 'Team'),
			text(
				'Mokymosi veikti mokykloje komandą sudaro 3–5 asmenys iš Jūsų mokyklos.',
				'The action-learning team has 3–5 persons from your school.'
			),
			[]
		),
		section('all_teachers', 'questions', text('Visi mokytojai', 'All teachers'), null, [
			paragraph(
				'involving_teachers',
				text('Kaip įtrauksite visus mokyklos mokytojus?', 'How will you involve all the teachers of the school?')
			),
			money(
				'own_money',
				text(
					'Kiek kvalifikacijos tobulinimo lėšų mokykla numato, eurais?',
					'How much of its money for professional development does the school plan, in euros?'
				),
				{ required: false }
			)
		]),
		section(
			'endorsement',
			'endorsement',
			text('Savivaldybės pritarimas', 'Municipality’s endorsement'),
			text(
				'Savivaldybė yra viena iš trijų sutarties šalių. Paprašykite jos pritarti paraiškai.',
				'The municipality is one of the three parties to the agreement. Ask it to endorse the application.'
			),
			[]
		)
	]
};
