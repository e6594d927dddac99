import type { Scheme } from '../scheme.ts';
import { commonReasons, criterion, letters, reason, text } from './pieces.ts';

/** What reviewers look at in an application to the networks: only what its form asks. */
const criteria: Scheme['criteria'] = [
	criterion(
		'problem',
		text('Problema', 'The problem'),
		text(
			'Ar mokykla aiškiai mato savo problemą ir gali ją spręsti pati? (B-09, B-10)',
			'Does the school see its problem clearly, and can it work on it itself? (B-09, B-10)'
		),
		30,
		[
			text('Problema tik pavadinta.', 'The problem is only named.'),
			text('Problema aprašyta bendrai, tiktų bet kuriai mokyklai.', 'The problem is described in general and would fit any school.'),
			text(
				'Problema aprašyta konkrečiai: kas, kur ir kam neveikia.',
				'The problem is described concretely: what does not work, where and for whom.'
			),
			text(
				'Problema konkreti, žinomos jos priežastys, ir ji mokyklos galioje.',
				'The problem is concrete, its causes are known, and it is in the school’s power.'
			)
		],
		[
			reason(
				'problem_general',
				text('Problema aprašyta per bendrai.', 'The problem is described too generally.'),
				text(
					'Parašykite, kam, kada ir kur ji pasireiškia ir iš ko tai žinote.',
					'Write for whom, when and where it shows, and how you know.'
				)
			)
		]
	),
	criterion(
		'motives',
		text('Motyvai ir siekiai', 'Motives and aims'),
		text(
			'Ar siekiai susiję su problema ir ar juos galima pasiekti per projektą?',
			'Do the aims belong to the problem, and can the project reach them?'
		),
		20,
		[
			text('Siekiai nenurodyti arba su problema nesusiję.', 'No aims, or aims that do not belong to the problem.'),
			text('Siekiai bendri: „gerinti kokybę“.', 'General aims: “to improve quality”.'),
			text('Siekiai išplaukia iš problemos.', 'The aims follow from the problem.'),
			text(
				'Siekiai išplaukia iš problemos, pasiekiami iki projekto pabaigos, ir matyti, kam jie rūpi.',
				'The aims follow from the problem, can be reached within the project, and it is clear who cares for them.'
			)
		],
		[
			reason(
				'aims_unclear',
				text('Iš siekių nematyti, ką mokykla nori pakeisti.', 'The aims do not show what the school wants to change.'),
				text(
					'Vieną siekį aprašykite kaip vaizdą: kas bus kitaip projekto pabaigoje?',
					'Describe one aim as a picture: what will be different at the end of the project?'
				)
			)
		]
	),
	criterion(
		'team',
		text('Komanda', 'The team'),
		text(
			'Ar 3–5 asmenų komanda galės vesti pokytį mokykloje? (B-05, B-18)',
			'Can the team of 3–5 lead the change in the school? (B-05, B-18)'
		),
		25,
		[
			text('Nematyti, kodėl šie žmonės.', 'It is not clear why these people.'),
			text('Komanda galėtų dirbti, bet joje nėra to, kas gali spręsti.', 'The team could work, but nobody in it can decide.'),
			text('Komandoje yra ir galinčių spręsti, ir dirbančių pamokose.', 'The team has people who can decide and people who teach.'),
			text('Tokia komanda, ir aišku, ką kiekvienas narys darys.', 'Such a team, and it is clear what each member will do.')
		],
		[
			reason(
				'team_not_fitting',
				text(
					'Iš paraiškos nematyti, kad ši komanda galės vesti pokytį.',
					'The application does not show that this team can lead the change.'
				),
				text(
					'Įtraukite vadovą ar pavaduotoją ir parašykite, ką darys kiekvienas narys.',
					'Include the head or a deputy, and write what each member will do.'
				)
			)
		]
	),
	criterion(
		'whole_school',
		text('Visos mokyklos įtraukimas', 'The whole school'),
		text('Kaip išmokti dalykai pasieks visus mokytojus? (B-11)', 'How will what is learnt reach all the teachers? (B-11)'),
		25,
		[
			text('Neparašyta.', 'It is not written.'),
			text('Numatyta tik pranešti kitiems.', 'Others will only be told.'),
			text('Numatyti konkretūs būdai mokyti kitus mokytojus.', 'There are concrete ways of teaching the other teachers.'),
			text(
				'Numatyti būdai, laikas ir lėšos, matyti, kad tam pritarė visas kolektyvas.',
				'There are ways, time and money for it, and the whole staff has agreed.'
			)
		],
		[
			reason(
				'school_not_reached',
				text(
					'Neaišku, kaip komandos patirtis pasieks kitus mokytojus.',
					'It is not clear how the team’s experience will reach the other teachers.'
				),
				text(
					'Suplanuokite, kada ir kaip komanda mokys kitus, ir skirkite tam laiko.',
					'Plan when and how the team will teach the others, and give it time.'
				)
			)
		]
	),
	criterion(
		'experience',
		text('Projektų patirtis', 'Experience of projects'),
		text(
			'Neskaičiuojama: padeda sudaryti tinklus, kad nauji mokytųsi su patyrusiais.',
			'Not counted: it helps to form networks in which the new learn with the experienced.'
		),
		0,
		[
			text('Patirties nėra.', 'None.'),
			text('Dalyvauta kitų projektuose.', 'Took part in the projects of others.'),
			text('Vykdyti savo projektai.', 'Had projects of its own.'),
			text('Vykdyti savo projektai, jais pasidalyta.', 'Had projects of its own and shared them.')
		],
		[],
		false
	)
];

/** 42 places: seven networks of six schools (B-01, B-02). Schools are chosen by competition alone (B-20). */
export const networks: Scheme = {
	criteria,
	reasons: commonReasons,
	reviews_each: 2,
	reviews_at_least: 2,
	minimum_sample: 3,
	capacity: 42,
	priority: { kind: 'none' },
	quotas: [],
	tie_facts: [],
	reserve: null,
	confirm_days: 10,
	appeal_days: 14,
	answer_days: 20,
	weight_step: 10,
	letters
};
