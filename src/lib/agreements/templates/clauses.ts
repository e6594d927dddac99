import type { Section } from '../template.ts';

/** Who answers for which personal data (GDPR, Art. 5, 6, 24). */
export const personalData: Section = {
	title: 'Asmens duomenys',
	clauses: [
		'Kiekviena Šalis atsako už asmens duomenis, kuriuos pati tvarko Programai vykdyti, ir laikosi Reglamento (ES) 2016/679.',
		'Šalys viena kitai teikia tik tuos komandos narių duomenis, kurių reikia sutarčiai vykdyti: vardą, pavardę, pareigas ir dalyvavimą veiklose. Mokinių asmens duomenys neteikiami.',
		'Nuotraukos ir asmenų istorijos skelbiamos tik gavus tų asmenų sutikimą.'
	]
};

/** How an agreement changes, ends and begins. */
export const closing: Section[] = [
	{
		title: 'Atsakomybė, keitimas ir nutraukimas',
		clauses: [
			'Už sutarties nevykdymą Šalys atsako įstatymų nustatyta tvarka.',
			'Sutartis keičiama visų Šalių pasirašytu nauju tekstu. Kol jo nepasirašo visos Šalys, galioja ankstesnis tekstas.',
			'Šalis gali nutraukti sutartį, prieš 30 dienų raštu pranešusi kitoms Šalims ir nurodžiusi priežastį.',
			'Ginčus Šalys sprendžia susitarimu, o nesusitarusios – teisme.'
		]
	},
	{
		title: 'Baigiamosios nuostatos',
		clauses: [
			'Sutartis įsigalioja tą dieną, kai ją pasirašo paskutinė Šalis.',
			'Sutartis pasirašoma kvalifikuotais elektroniniais parašais viename dokumente arba ranka, po vieną egzempliorių kiekvienai Šaliai.',
			'Priedai yra sutarties dalis.'
		]
	}
];
