import { lightStem } from './light-stem.ts';

/**
 * Words of schooling that people use for one another, a group a line: whoever looks for one is shown what says another, after what says the
 * word itself. Drawn up from the terms of general education, not from any examples or searches. Nominatives; a group may hold pairs of words.
 */
const groups: readonly (readonly string[])[] = [
	['tėvai', 'šeima', 'globėjai', 'mama', 'tėtis'],
	['patyčios', 'smurtas', 'priekabiavimas', 'saugumas', 'saugi'],
	['konfliktas', 'susidūrimas', 'muštynės', 'ginčas', 'drausmė', 'elgesys'],
	['pertrauka', 'poilsis'],
	['namų darbai', 'namų užduotys', 'pamokų ruoša', 'mokymosi krūvis'],
	['kontrolinis', 'atsiskaitymas', 'testas'],
	['lankomumas', 'praleistos pamokos', 'nelankymas', 'bėgimas iš pamokų', 'pamokų praleidinėjimas'],
	['motyvacija', 'noras mokytis', 'susidomėjimas', 'įsitraukimas', 'nuobodu'],
	['vertinimas', 'pažymys', 'balas', 'įvertinimas'],
	['grįžtamasis ryšys', 'komentaras', 'atsiliepimas', 'patarimas'],
	['įsivertinimas', 'refleksija', 'savęs vertinimas', 'išėjimo bilietas'],
	['formuojamasis vertinimas', 'vertinimo kriterijai', 'grįžtamasis ryšys'],
	['uždavinys', 'pamokos tikslas', 'pamokos planavimas'],
	['diferencijavimas', 'individualizavimas', 'skirtingi gebėjimai', 'užduočių lygiai', 'pakopa'],
	['gabūs', 'stipresni mokiniai', 'sunkesnė užduotis'],
	['pagalba mokiniui', 'konsultacija', 'konsultantas'],
	['adaptacija', 'perėjimas', 'penktokai'],
	['pažangumas', 'rezultatai', 'pasiekimai'],
	['tėvų susirinkimas', 'trišalis pokalbis', 'individualus pokalbis', 'pokalbis trise'],
	['bendradarbiavimas', 'bendruomenė', 'partnerystė'],
	['nuotolinis', 'nuotolis', 'internetu', 'virtualus'],
	['būrelis', 'popamokinė veikla', 'neformalusis ugdymas', 'po pamokų', 'užklasinė veikla'],
	['pavežėjimas', 'pavežami', 'autobusas'],
	['biblioteka', 'skaitykla'],
	['auklėtojas', 'klasės vadovas'],
	['klasės valandėlė', 'ryto ratas'],
	['savanoris', 'talka', 'savanorystė'],
	['dienynas', 'žinutė'],
	['aplankas', 'portfolio'],
	['pradinukai', 'pradinės klasės', 'ketvirtokai'],
	['penktokai', '5 klasė'],
	['šeštokai', '6 klasė'],
	['septintokai', '7 klasė'],
	['aštuntokai', '8 klasė'],
	['devintokai', '9 klasė'],
	['dešimtokai', '10 klasė'],
	['pedagogas', 'mokytojas'],
	['moksleivis', 'mokinys'],
	['planavimas', 'planas'],
	['tvarkaraštis', 'kalendorius'],
	['perdegimas', 'nuovargis', 'pervargimas'],
	['pasirinkimas', 'rinktis'],
	['anonimiškas', 'be vardo'],
	['pasitikėjimas', 'baimė', 'nebijoti']
];

const stemsOf = (text: string): string => text.split(' ').map(lightStem).join(' ');

const known = new Map<string, Set<string>>();
for (const group of groups)
	for (const one of group) {
		const others = known.get(stemsOf(one)) ?? new Set();
		for (const other of group) if (other !== one) others.add(other);
		known.set(stemsOf(one), others);
	}

/** What else is said for a word, or for two that belong together, in whatever form they are typed. */
export const synonymsOf = (text: string): string[] => [...(known.get(stemsOf(text)) ?? [])];
