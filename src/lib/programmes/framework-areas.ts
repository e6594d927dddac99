import type { Text } from '#platform';

export type Area = { code: string; name: Text; indicators: Indicator[] };
/** `name` is the indicator's own; `about` is what a source calls its subject when the name is not known. */
export type Indicator = { code: string; name: Text | null; about: Text | null };

/** E-02: four areas, 25 indicators. */
export const areas2016: Area[] = [
	area('1', 'Rezultatai', 'Results', [
		named('1.1.1', 'Asmenybės tapsmas', 'Becoming a person'),
		named('1.2.1', 'Mokinio pasiekimai ir pažanga', 'The pupil’s achievements and progress'),
		named('1.2.2', 'Mokyklos pasiekimai ir pažanga', 'The school’s achievements and progress')
	]),
	area('2', 'Ugdymas(is) ir mokinių patirtys', 'Education and pupils’ experiences', [
		named('2.1.1', 'Ugdymo(si) tikslai', 'Aims of education'),
		named('2.1.2', 'Ugdymo(si) planai ir tvarkaraščiai', 'Curriculum plans and timetables'),
		named('2.1.3', 'Orientavimasis į mokinių poreikius', 'Attention to pupils’ needs'),
		named('2.2.1', 'Mokymosi lūkesčiai ir mokinių skatinimas', 'Expectations and encouragement of pupils'),
		named('2.2.2', 'Ugdymo(si) organizavimas', 'Organisation of education'),
		named('2.3.1', 'Mokymasis', 'Learning'),
		named('2.3.2', 'Ugdymas mokyklos gyvenimu', 'Education through the life of the school'),
		named('2.4.1', 'Vertinimas ugdymui', 'Assessment for learning'),
		named('2.4.2', 'Mokinių įsivertinimas', 'Pupils’ self-assessment')
	]),
	area('3', 'Ugdymo(si) aplinkos', 'Environments of education', [
		named('3.1.1', 'Įranga ir priemonės', 'Equipment and materials'),
		named('3.1.2', 'Pastatas ir jo aplinka', 'The building and its surroundings'),
		named('3.1.3', 'Aplinkų bendrakūra', 'Creating the environment together'),
		named('3.2.1', 'Mokymasis ne mokykloje', 'Learning outside the school'),
		named('3.2.2', 'Mokymasis virtualioje aplinkoje', 'Learning in a virtual environment')
	]),
	area('4', 'Lyderystė ir vadyba', 'Leadership and management', [
		named('4.1.1', 'Perspektyva ir bendruomenės susitarimai', 'Vision and agreements of the community'),
		named('4.1.2', 'Lyderystė', 'Leadership'),
		named('4.1.3', 'Mokyklos savivalda', 'The school’s self-government'),
		named('4.2.1', 'Veikimas kartu', 'Acting together'),
		named('4.2.2', 'Bendradarbiavimas su tėvais', 'Cooperation with parents'),
		named('4.2.3', 'Mokyklos tinklaveika', 'The school’s networking'),
		named('4.3.1', 'Kompetencija', 'Competence'),
		named('4.3.2', 'Nuolatinis profesinis tobulėjimas', 'Continuing professional development')
	])
];

/** E-01: five areas, 67 indicators; only the codes that the sources name stand here, and none is invented. */
export const areas2005: Area[] = [
	area('1', 'Mokyklos kultūra', 'The school’s culture', [coded('1.1.2')]),
	area('2', 'Ugdymas ir mokymasis', 'Teaching and learning', [
		coded('2.1.4'),
		coded('2.2.1', 'Pamokos uždavinio formulavimas', 'Setting the objective of a lesson'),
		coded('2.3.1', 'Bendradarbiavimą skatinančių metodų naudojimas', 'Use of methods that encourage cooperation'),
		coded('2.3.4', 'Išmokimo stebėjimas', 'Observing what has been learnt'),
		coded('2.4.3', 'Bendradarbiavimą skatinančių metodų naudojimas', 'Use of methods that encourage cooperation')
	]),
	area('3', 'Pasiekimai', 'Achievements', [coded('3.1.1', 'Kiekvieno mokinio pažangos stebėjimas', 'Observing each pupil’s progress')]),
	area('4', 'Pagalba mokiniui', 'Support for the pupil', []),
	area('5', 'Mokyklos strateginis valdymas', 'Strategic management of the school', [
		named('5.1.3', 'Planų kokybė ir dermė', 'Quality and coherence of plans'),
		coded('5.1.4', 'Planų kokybė, dermė', 'Quality and coherence of plans')
	])
];

function area(code: string, lt: string, en: string, indicators: Indicator[]): Area {
	return { code, name: { lt, en }, indicators };
}

function named(code: string, lt: string, en: string): Indicator {
	return { code, name: { lt, en }, about: null };
}

function coded(code: string, lt?: string, en?: string): Indicator {
	const about: Text | null = lt && en ? { lt, en } : null;
	return { code, name: null, about };
}
