import type { EditionTerms } from '../edition.ts';
import type { Topic } from '../topic.ts';
import { option, text } from './pieces.ts';

/** B-10 and the programme's press release: problems offered; a school may name its own. */
export const problems: Topic[] = [
	option('pupil_assessment', 'Mokinių vertinimo kaita mokykloje', 'Changing the assessment of pupils'),
	option('services', 'Mokyklos teikiamų paslaugų išplėtimas', 'Widening the services of the school'),
	option('lesson_planning', 'Pamokos planavimo tobulinimas', 'Improving the planning of lessons'),
	option('behaviour', 'Mokinių elgesio problemų sprendimas', 'Solving problems of pupils’ behaviour'),
	option('workload', 'Mokymosi krūvių mažinimas', 'Reducing the load of learning'),
	option('grades_5_to_10', '5–10 klasių ugdymo proceso organizavimas', 'Organising teaching and learning in grades 5–10'),
	option('motivation', 'Mokymosi motyvacija', 'Motivation to learn'),
	option('differentiation', 'Ugdymo turinio diferencijavimas ir individualizavimas', 'Differentiating and individualising the curriculum'),
	option('safe_school', 'Saugi mokyklos aplinka', 'A safe school environment'),
	option('relations', 'Mokinių, mokytojų ir tėvų ryšiai', 'Relations between pupils, teachers and parents')
];

/** B-01 … B-18: seven networks of six, two coordinators each, an expert, three parties to the agreement, two levels of participation. */
export const networkTerms: EditionTerms = {
	grouping: { kind: 'networks', networks: 7, schools_each: 6, coordinators_each: 2, experts_at_least: 1 },
	dose: { kind: 'journey' },
	agreement: { parties: ['ministry', 'school', 'municipality'] },
	projects_each_school: 1,
	quiet_after_days: 45,
	participation: ['team', 'all_teachers'],
	funding: ['ministry', 'school'],
	packs: [],
	team_duties: [
		text('Vadovauja bandomajam projektui mokykloje', 'Leads the pilot project in the school'),
		text('Dalyvauja mokymuose', 'Takes part in the trainings'),
		text('Moko kitus mokyklos mokytojus', 'Teaches the other teachers of the school'),
		text('Įtraukia mokytojus į pasirinktos problemos sprendimą', 'Involves teachers in solving the chosen problem'),
		text('Palaiko ryšius su koordinatoriais', 'Keeps in touch with the coordinators'),
		text('Palaiko ryšius su kitomis mokyklomis', 'Keeps in touch with other schools'),
		text('Skleidžia mokyklos patirtį', 'Spreads the experience of the school'),
		text('Padeda atrasti mokyklos tobulinimo problemą', 'Helps to find the problem on which the school should improve'),
		text('Kai kada skatina pokyčius', 'Sometimes acts as a change agent')
	],
	weak_points: []
};
