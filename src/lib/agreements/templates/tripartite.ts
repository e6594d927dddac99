import type { Template } from '../template.ts';
import { closing, personalData } from './clauses.ts';

/** Ministry, school and municipality (B-12, e3): who brings what into a network of learning schools. */
export const tripartite: Template = {
	document: 'tripartite',
	title: 'Trišalė sutartis dėl mokyklos dalyvavimo programoje „{programme}“',
	before: [
		{
			title: 'Sutarties dalykas',
			clauses: [
				'Šalys susitaria dėl Mokyklos dalyvavimo programoje „{programme}“ ({edition}; toliau – Programa). Mokykla atrinkta pagal paraišką Nr. {reference}.',
				'Programoje Mokyklos komanda kartu su kitomis tinklo mokyklomis mokosi spręsti savo pasirinktą tobulinimo problemą. Paraiškoje nurodyta problema: {topic}.',
				'Sutartis galioja nuo įsigaliojimo iki {ends_on}'
			]
		}
	],
	obligations: [
		{
			party: 'ministry',
			words: {
				lt: 'Paskirti tinklui du koordinatorius ir bent vieną ekspertą.',
				en: 'To give the network two coordinators and at least one expert.'
			},
			due: { kind: 'after_force', days: 30 }
		},
		{
			party: 'ministry',
			words: {
				lt: 'Suteikti Mokyklai prieigą prie Programos virtualios mokymosi erdvės.',
				en: 'To open the virtual learning space of the programme to the school.'
			},
			due: { kind: 'after_force', days: 30 }
		},
		{
			party: 'ministry',
			words: {
				lt: 'Organizuoti Mokyklos komandos mokymus ir tinklo susitikimus.',
				en: 'To hold trainings for the school’s team and meetings of the network.'
			},
			due: { kind: 'throughout' }
		},
		{
			party: 'ministry',
			words: {
				lt: 'Paskelbti Mokyklos gerosios patirties pavyzdį, gavus jo autorių sutikimą.',
				en: 'To publish the school’s example of good practice with its authors’ consent.'
			},
			due: { kind: 'before_end', days: 30 }
		},
		{
			party: 'school',
			words: {
				lt: 'Sudaryti sąlygas Mokyklos komandai dalyvauti visuose mokymuose ir tinklo susitikimuose.',
				en: 'To let the school’s team take part in all trainings and meetings of the network.'
			},
			due: { kind: 'throughout' }
		},
		{
			party: 'school',
			words: {
				lt: 'Parengti tobulinimo planą pasirinktai problemai spręsti ir pateikti jį Savivaldybei.',
				en: 'To write an improvement plan for the chosen problem and give it to the municipality.'
			},
			due: { kind: 'after_force', days: 180 }
		},
		{
			party: 'school',
			words: {
				lt: 'Kvalifikacijai tobulinti skirtų lėšų dalį naudoti Programos veikloms.',
				en: 'To use a part of its money for professional development for the activities of the programme.'
			},
			due: { kind: 'throughout' }
		},
		{
			party: 'school',
			words: {
				lt: 'Supažindinti visus Mokyklos mokytojus su tuo, ko išmoko komanda, ir pateikti trumpą pažangos ataskaitą.',
				en: 'To share what the team has learnt with all its teachers, and to report shortly on progress.'
			},
			due: { kind: 'yearly', month: 6, day: 15 }
		},
		{
			party: 'municipality',
			words: {
				lt: 'Aptarti su Mokykla jos tobulinimo planą ir jam pritarti arba raštu nurodyti, ką taisyti.',
				en: 'To discuss the improvement plan with the school and endorse it, or say in writing what to mend.'
			},
			due: { kind: 'after_force', days: 210 }
		},
		{
			party: 'municipality',
			words: {
				lt: 'Sudaryti sąlygas savo švietimo specialistui dalyvauti tinklo susitikimuose.',
				en: 'To let its specialist of education take part in the meetings of the network.'
			},
			due: { kind: 'throughout' }
		},
		{
			party: 'municipality',
			words: {
				lt: 'Pranešti Mokyklai, kiek lėšų kitais metais skirs jos kelionėms ir pavadavimams.',
				en: 'To tell the school how much money it gives next year for its travel and substitutes.'
			},
			due: { kind: 'yearly', month: 2, day: 1 }
		}
	],
	after: [
		{
			title: 'Lėšos',
			clauses: [
				'Mokymus, koordinatorių ir ekspertų darbą apmoka Ministerija.',
				'Kelionių ir pavadavimų išlaidas apmoka Mokykla ir Savivaldybė.',
				'Kitų metų sumas Šalys nustato iki tų metų vasario 1 d. sutarties pakeitimu.'
			]
		},
		personalData,
		{
			title: 'Intelektinė nuosavybė',
			clauses: [
				'Gerosios patirties pavyzdžių autorių teisės priklauso jų autoriams.',
				'Mokykla, gavusi autorių sutikimą, leidžia pavyzdžius skelbti ir naudoti pagal licenciją „Creative Commons“ priskyrimas 4.0 (CC BY 4.0).'
			]
		},
		...closing
	],
	funds: [],
	annexes: ['Mokyklos komanda']
};
