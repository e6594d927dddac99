import type { Form } from '../form.ts';
import { choice, choices, contactSection, line, money, option, paragraph, schoolSection, section, text, yesNo } from './pieces.ts';

const months = [
	option('september', 'Rugsėjis', 'September'),
	option('october', 'Spalis', 'October'),
	option('november', 'Lapkritis', 'November'),
	option('december', 'Gruodis', 'December'),
	option('january', 'Sausis', 'January'),
	option('february', 'Vasaris', 'February'),
	option('march', 'Kovas', 'March'),
	option('april', 'Balandis', 'April'),
	option('may', 'Gegužė', 'May'),
	option('june', 'Birželis', 'June')
];

/** The form of an application to mini-trainings (e1). */
export const miniTrainingsForm: Form = {
	minutes: 40,
	head_signs: true,
	while_unmet: 'blocked',
	sections: [
		schoolSection,
		contactSection,
		section('topic', 'questions', text('Tema', 'Topic'), null, [
			choice('topic', text('Kurią temą pasirinkote?', 'Which topic have you chosen?'), 'topics', { feeds: 'topic' })
		]),
		section(
			'evidence',
			'evidence',
			text('Pagrindimas įsivertinimo išvadomis', 'Conclusions of the self-evaluation'),
			text(
				'Nurodykite bent vieną įsivertinimo ar išorinio vertinimo rodiklį, jo lygį ir išvadą, dėl kurios pasirinkote šią temą.',
				'Name at least one indicator of your self-evaluation or external evaluation, its level, and the conclusion for which you chose the topic.'
			),
			[]
		),
		section(
			'team',
			'team',
			text('Komanda', 'Team'),
			text(
				'Komandą sudaro ne mažiau kaip aštuoni asmenys: mokytojai ir bent vienas administracijos atstovas. Jei kurio nors nario kategorija aukštesnė už vyresniojo mokytojo, parašykite, kodėl jis reikalingas.',
				'A team has at least eight persons: teachers and at least one representative of the administration. If somebody’s category is above senior teacher, say why this person is needed.'
			),
			[]
		),
		section('expectations', 'questions', text('Lūkesčiai', 'Expectations'), null, [
			paragraph(
				'change_in_lessons',
				text('Kas pamokose turėtų pasikeisti per tris mėnesius?', 'What should change in lessons within three months?')
			),
			paragraph(
				'documents_to_analyse',
				text('Kuriuos savo mokyklos dokumentus norėtumėte nagrinėti?', 'Which documents of your school would you like to work on?'),
				{
					hint: text(
						'Darbas su savo mokyklos dokumentais buvo viena naudingiausių mokymų dalių',
						'Work on the school’s own documents was among the most useful parts'
					),
					required: false
				}
			)
		]),
		section(
			'time',
			'questions',
			text('Pageidaujamas laikas', 'Preferred time'),
			text(
				'Tai tik pageidavimas: dėl laiko tariamės su atrinktomis mokyklomis.',
				'A wish only: dates are agreed with the selected schools.'
			),
			[
				choice(
					'date_pattern',
					text('Kaip norėtumėte mokytis?', 'How would you like to learn?'),
					[
						option('pattern_a', 'Tris dienas iš eilės', 'Three days in a row'),
						option('pattern_b', 'Dvi dienas, po pertraukos – dar vieną', 'Two days and, after a break, one more'),
						option('pattern_c', 'Po vieną dieną tris kartus', 'One day at a time, three times')
					],
					{ required: false }
				),
				choices('months_to_avoid', text('Kurie mėnesiai netinka?', 'Which months do not suit you?'), months, { required: false })
			]
		),
		section('conditions', 'questions', text('Sąlygos', 'Conditions'), null, [
			yesNo('venue_is_school', text('Ar mokymai vyks Jūsų mokykloje?', 'Will the training be held in your school?')),
			line('other_venue', text('Jei ne, kur?', 'If not, where?'), { required: false }),
			paragraph(
				'room_and_equipment',
				text('Kokia patalpa ir įranga? Kaip bus su pietumis?', 'What room and equipment? What about lunch?'),
				{ required: false }
			)
		]),
		section('money', 'questions', text('Lėšos', 'Money'), null, [
			yesNo(
				'money_lacking',
				text('Ar mokyklai trūksta lėšų kvalifikacijai tobulinti?', 'Does the school lack money for professional development?'),
				{ feeds: 'money_lacking' }
			),
			money(
				'money_per_teacher',
				text(
					'Kiek kvalifikacijos tobulinimo lėšų pernai teko vienam mokytojui, eurais?',
					'How much money for professional development was there per teacher last year, in euros?'
				),
				{ required: false }
			)
		]),
		section(
			'climate',
			'questions',
			text('Mokyklos klimatas', 'Climate of the school'),
			text('Šį atsakymą mato tik Jūsų mokykla ir atrankos komisija.', 'Only your school and the selection commission see this answer.'),
			[
				paragraph('climate', text('Ar mokytojai nori dirbti vienoje komandoje?', 'Is the staff willing to work as one team?'), {
					required: false,
					confidential: true
				})
			]
		),
		section('statements', 'questions', text('Pareiškimai', 'Statements'), null, [
			yesNo('data_true', text('Ar paraiškoje pateikti duomenys teisingi?', 'Are the particulars in the application true?')),
			yesNo(
				'participants_informed',
				text('Ar komandos nariai žino, kaip tvarkomi jų duomenys?', 'Do the members of the team know how their data are used?')
			)
		])
	]
};
