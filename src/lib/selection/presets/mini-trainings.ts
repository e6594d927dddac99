import type { Scheme } from '../scheme.ts';
import { commonReasons, criterion, letters, reason, text } from './pieces.ts';

/** What reviewers look at in an application to mini-trainings: only what its form asks. */
const criteria: Scheme['criteria'] = [
	criterion(
		'need',
		text('Poreikis ir jo pagrindimas', 'The need and its evidence'),
		text(
			'Ar iš įsivertinimo ar vertinimo išvadų matyti, kodėl mokyklai reikia būtent šios temos? (M-08)',
			'Do the conclusions of the evaluation show why the school needs this very topic? (M-08)'
		),
		30,
		[
			text('Tema pasirinkta, bet išvados su ja nesusijusios.', 'A topic is chosen, but the conclusions have nothing to do with it.'),
			text(
				'Išvada su tema susijusi, bet bendra: nematyti, kas pamokose neveikia.',
				'A conclusion belongs to the topic but is general: it does not show what does not work in lessons.'
			),
			text('Išvada konkreti, tema iš jos aiškiai išplaukia.', 'A conclusion is concrete, and the topic clearly follows from it.'),
			text(
				'Kelios išvados rodo tą pačią problemą, paaiškinta, kodėl padės ši tema.',
				'Several conclusions show the same problem, and it is explained why this topic will help.'
			)
		],
		[
			reason(
				'need_not_shown',
				text(
					'Iš paraiškos nematyti, kodėl mokyklai reikia būtent šios temos.',
					'The application does not show why the school needs this very topic.'
				),
				text(
					'Nurodykite rodiklį, jo lygį ir pastebėjimą, kuris Jus paskatino rinktis temą.',
					'Name the indicator, its level, and the observation that made you choose the topic.'
				)
			)
		]
	),
	criterion(
		'change',
		text('Laukiamas pokytis pamokose', 'The change expected in lessons'),
		text(
			'Kas pamokose pasikeis per tris mėnesius ir kaip mokykla tai pamatys?',
			'What will change in lessons within three months, and how will the school see it?'
		),
		30,
		[
			text('Pokytis nenurodytas arba kartoja temos pavadinimą.', 'No change is named, or the name of the topic is repeated.'),
			text(
				'Nurodyta, ką mokytojai sužinos, bet ne kas keisis pamokoje.',
				'It says what teachers will learn, not what will change in a lesson.'
			),
			text(
				'Nurodyta, ką pamokoje kitaip darys mokytojai ir mokiniai.',
				'It says what teachers and pupils will do differently in a lesson.'
			),
			text(
				'Pokytis konkretus, pasiekiamas per tris mėnesius, ir parašyta, iš ko jis bus matyti.',
				'The change is concrete, possible within three months, and it says how it will be seen.'
			)
		],
		[
			reason(
				'change_not_named',
				text('Neparašyta, kas konkrečiai keisis pamokose.', 'It is not written what exactly will change in lessons.'),
				text(
					'Aprašykite vieną pamoką po trijų mėnesių: ką joje kitaip darys mokytojas, ką – mokiniai.',
					'Describe one lesson three months later: what will the teacher do differently, and what the pupils?'
				)
			)
		]
	),
	criterion(
		'team',
		text('Komanda', 'The team'),
		text(
			'Ar komanda tokia, kad išmoktus dalykus pritaikytų ir pasiektų kitus mokytojus? (M-23)',
			'Can this team use what it learns, and reach the other teachers? (M-23)'
		),
		20,
		[
			text('Komanda atsitiktinė: nematyti, kodėl šie žmonės.', 'The team is accidental: it is not clear why these people.'),
			text(
				'Komanda tinka temai iš dalies, administracija joje tik formaliai.',
				'The team partly fits the topic; the administration is in it in form only.'
			),
			text(
				'Dalykai ir pareigos tinka temai, administracija dalyvauja.',
				'Subjects and posts fit the topic, and the administration takes part.'
			),
			text(
				'Komanda tinka temai, o narių vaidmenys aiškūs ir po mokymų.',
				'The team fits the topic, and the parts of its members are clear after the training too.'
			)
		],
		[
			reason(
				'team_not_fitting',
				text(
					'Iš paraiškos nematyti, kodėl ši komanda tinka pasirinktai temai.',
					'The application does not show why this team fits the topic.'
				),
				text(
					'Rinkdami komandą pradėkite nuo temos: kas ją taikys pamokose ir kas padės kitiems?',
					'Begin from the topic: who will use it in lessons, and who will help others?'
				)
			)
		]
	),
	criterion(
		'documents',
		text('Darbas su savo mokyklos medžiaga', 'Work on the school’s own material'),
		text(
			'Ar mokykla atsineša savo dokumentus ir pavyzdžius, su kuriais bus dirbama?',
			'Does the school bring its own documents and examples to work on?'
		),
		10,
		[
			text('Medžiaga nenurodyta.', 'No material is named.'),
			text('Nurodyta bendrai: „mokyklos dokumentai“.', 'Named in general: “the school’s documents”.'),
			text('Nurodyti konkretūs dokumentai.', 'Documents are named one by one.'),
			text(
				'Nurodyti konkretūs dokumentai ir klausimai, kuriuos norima jais spręsti.',
				'Documents are named one by one, with the questions they are to answer.'
			)
		],
		[
			reason(
				'material_not_named',
				text('Nenurodyta, su kokia savo medžiaga komanda dirbs.', 'It is not named on which material of its own the team will work.'),
				text(
					'Nurodykite kelis dokumentus: pamokų planus, stebėjimo protokolus, mokinių darbus be vardų.',
					'Name a few documents: lesson plans, notes of observations, pupils’ work without names.'
				)
			)
		]
	),
	criterion(
		'conditions',
		text('Sąlygos mokytis', 'Conditions for learning'),
		text('Ar visa komanda galės mokytis tris dienas be trukdžių?', 'Will the whole team be able to learn for three days undisturbed?'),
		10,
		[
			text('Sąlygos nenurodytos.', 'The conditions are not described.'),
			text(
				'Patalpa yra, bet nematyti, kaip komanda bus atleista nuo pamokų.',
				'There is a room, but not how the team will be free of lessons.'
			),
			text('Patalpa, įranga ir laikas suplanuoti.', 'Room, equipment and time are planned.'),
			text(
				'Sąlygos suplanuotos, numatyta ir kas pavaduos mokytojus.',
				'The conditions are planned, and who will stand in for the teachers.'
			)
		],
		[
			reason(
				'conditions_unclear',
				text('Neaišku, ar komanda galės mokytis visas tris dienas.', 'It is not clear whether the team can learn for all three days.'),
				text('Parašykite, kur mokysitės ir kas tuo metu ves pamokas.', 'Write where you will learn and who will teach meanwhile.')
			)
		]
	),
	criterion(
		'climate',
		text('Nusiteikimas dirbti kartu', 'Readiness to work together'),
		text('Neskaičiuojama: tik padeda lektoriams pasirengti. (M-23)', 'Not counted: it only helps lecturers to prepare. (M-23)'),
		0,
		[
			text('Santykiai įtempti, mokykla apie tai nerašo.', 'Relations are tense, and the school does not write of it.'),
			text('Santykiai įtempti, mokykla tai žino.', 'Relations are tense, and the school knows it.'),
			text('Kolektyvas dirba kartu.', 'The staff works together.'),
			text('Kolektyvas mokosi kartu ir anksčiau.', 'The staff has learnt together before.')
		],
		[],
		false
	)
];

/** Small schools first (M-06), 120 places (M-20), lack of money decides between equals (M-21). */
export const miniTrainings: Scheme = {
	criteria,
	reasons: commonReasons,
	reviews_each: 2,
	reviews_at_least: 2,
	minimum_sample: 3,
	capacity: 120,
	priority: { kind: 'first' },
	quotas: [],
	tie_facts: ['money_lacking'],
	reserve: null,
	confirm_days: 10,
	appeal_days: 14,
	answer_days: 20,
	weight_step: 10,
	letters
};
