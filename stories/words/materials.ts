import { unrepeated, type Chance } from '../random.ts';

export type Made = 'handout' | 'table' | 'leaves' | 'link';
/** Something that a network shares: in which folder, as what, and how it is called. */
export type Subject = { folder: string | null; made: Made; titles: readonly string[] };

export const folders = ['Diagnostika', 'Įrankiai', 'Pamokų stebėjimas', 'Susitikimams'] as const;

export const subjects: readonly Subject[] = [
	{
		folder: 'Diagnostika',
		made: 'handout',
		titles: ['Pokalbio su mokiniu klausimai', 'Ko klausiame {k} klasių mokinių', 'Dešimt klausimų prieš pradedant']
	},
	{
		folder: 'Diagnostika',
		made: 'table',
		titles: ['Mokinių atsakymų suvestinė', '{k} klasių atsakymai: suvestinė be vardų', 'Apklausos lentelė']
	},
	{
		folder: 'Diagnostika',
		made: 'leaves',
		titles: ['Lapas tėvų susirinkimui', 'Klausimai mokytojų kambariui', 'Kodėl taip yra? Lapas komandai']
	},
	{
		folder: 'Įrankiai',
		made: 'handout',
		titles: ['Pamokos pabaigos lapelis', 'Klaidų sienelė: kaip darome', 'Kaip skirstome vaidmenis grupėje']
	},
	{ folder: 'Įrankiai', made: 'leaves', titles: ['Trijų klausimų lapas', 'Mokinio savaitės lapas', 'Tikslo lapas {k} klasėms'] },
	{
		folder: 'Įrankiai',
		made: 'table',
		titles: ['Mato pildymo lentelė', 'Skaičiuojame kas antrą penktadienį', 'Lentelė matui: kas savaitę']
	},
	{
		folder: 'Pamokų stebėjimas',
		made: 'leaves',
		titles: ['Pamokos stebėjimo lapas', 'Stebėjimo lapas: tik klausimai', 'Ką matau, ką girdžiu']
	},
	{
		folder: 'Pamokų stebėjimas',
		made: 'handout',
		titles: ['Kaip susitariame dėl stebėjimo', 'Aptarimo po pamokos taisyklės', 'Pirmą kartą stebint kolegę']
	},
	{ folder: 'Susitikimams', made: 'handout', titles: ['Susitikimo eiga', 'Darbotvarkės pavyzdys', 'Kaip klausomės vieni kitų'] },
	{ folder: 'Susitikimams', made: 'table', titles: ['Kas kada atveria pamoką', 'Susitikimų dienos ir vietos', 'Ko prašome vieni iš kitų'] },
	{
		folder: null,
		made: 'link',
		titles: ['Vaizdo įrašas apie grįžtamąjį ryšį', 'Straipsnis apie klausimus pamokoje', 'Pavyzdžiai iš kitų šalių']
	}
];

const purposes: Record<Made, readonly string[]> = {
	handout: [
		'Tinka {k} klasėms, užtrunka {c} minutes.',
		'Spausdinkite ant vieno lapo.',
		'Pirmą kartą skirkite visą pamoką.',
		'Išbandėme {k} klasėse.'
	],
	table: ['Pildome kas antrą savaitę, dažniau nereikia.', 'Be vardų: taip atviriau.', 'Atverkite skaičiuokle, skirtukas – kabliataškis.'],
	leaves: ['Spausdinkite ant vieno lapo.', 'Geriausia pildyti poromis.', 'Tinka {k} klasėms.', 'Palikta vietos pastaboms.'],
	link: ['Žiūrėjome visa komanda.', 'Pirmos {c} minutės svarbiausios.', 'Pravertė prieš susitikimą.']
};
const changes = [
	'Sutrumpinau: liko {c} klausimai.',
	'Pataisyta po bandymo {k} klasėse.',
	'Pridėjau vietos pastaboms.',
	'Išmečiau tai, ko niekas nepildė.',
	'Mokiniai prašė didesnių raidžių.',
	'Suderinta su lapu, kurį turėjome anksčiau.'
];
const questions = [
	'Kas šiandien buvo aišku?',
	'Ko dar norėtum paklausti?',
	'Kas padėjo, kai buvo sunku?',
	'Kiek kartų šiandien kalbėjai per pamoką?',
	'Ką rytoj darytum kitaip?',
	'Kas Tave išgirdo?',
	'Kada pamokoje buvo tylu ir kodėl?',
	'Ką sakė mokinys, kuris paprastai tyli?',
	'Kuri užduotis buvo per lengva?',
	'Iš ko supratai, kad pavyko?',
	'Ką pasakytum klasės draugui, kuris šiandien nebuvo?',
	'Kam reikėjo daugiau laiko?'
];
const steps = [
	'Pirmiausia trys minutės tylos: kiekvienas rašo sau.',
	'Tada poros pasitikrina viena kitą.',
	'Klausimus surenkame į dėžutę, be vardų.',
	'Mokytojas atsako ne iš karto: laukia bent penkias sekundes.',
	'Pabaigoje kiekviena grupė pasako po vieną dalyką.',
	'Kas nespėjo, pratęsia kitą pamoką.',
	'Užrašome {c} dalykus ir daugiau nieko.',
	'Jei nepavyko, taip ir parašome.',
	'Po savaitės grįžtame prie tų pačių klausimų.',
	'Stebintysis nevertina, tik užrašo, ką mato.'
];
const columns = [
	['Savaitė', 'Klasė', 'Klausė', 'Iš viso'],
	['Diena', 'Klasė', 'Atsakė', 'Nežino'],
	['Mokykla', 'Klasė', 'Prieš', 'Po']
] as const;
const grades = ['5–6', '6–7', '7–8', '8–9', '6–8', '5–8', '7–10'];

const cut = (title: string): string =>
	title
		.toLowerCase()
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/[^a-z0-9]+/g, '-')
		.slice(0, 40)
		.replace(/^-|-$/g, '');

/** What people share, each time other words; `said` keeps titles from coming twice in one story. */
export function sharer(luck: Chance, said: Set<string>) {
	const filled = (words: string): string =>
		words
			.replaceAll('{k}', () => luck.pick(grades))
			.replaceAll('{c}', () => String(luck.between(3, 6)))
			.replaceAll('{b}', () => String(luck.between(11, 48)));
	const one = (words: readonly string[]) => filled(luck.pick(words));
	const lines = (words: readonly string[], count: number) => luck.some(words, count).map(filled);
	const extras = ({ made }: Subject) =>
		luck.pick(['', '', ` (${luck.pick(grades)} klasėms)`, ...(made === 'link' ? [] : [', trumpas variantas', ', mūsų variantas'])]);
	const titleOf = (of: Subject): string => {
		const words = luck.pick(of.titles);
		return words.includes('{k}') ? filled(words) : `${words}${extras(of)}`;
	};
	const title = (of: Subject): string => unrepeated(() => titleOf(of), said)();
	return {
		title,
		purpose: ({ made }: Subject) => one(purposes[made]),
		change: () => one(changes),
		link: (name: string) => `https://istekliai.example/${cut(name)}-${luck.between(100, 999)}`,
		fileName: (name: string, ending: string) => `${cut(name)}.${ending}`,
		handout: (name: string): string =>
			[
				`# ${name}`,
				one(purposes.handout),
				'',
				...lines(steps, 4).map((step, at) => `${at + 1}. ${step}`),
				'',
				'**Klausimai**',
				'',
				...lines(questions, 4).map((line) => `- ${line}`)
			].join('\n'),
		table: (): string => {
			const head = luck.pick(columns);
			const rows = Array.from({ length: luck.between(6, 12) }, (_, at) => [
				at + 1,
				luck.pick(grades),
				luck.between(2, 19),
				luck.between(20, 28)
			]);
			return [head, ...rows].map((row) => row.join(';')).join('\r\n');
		},
		questions: () => lines(questions, luck.between(4, 6)),
		lead: () => [one(purposes.leaves), one(steps)]
	};
}
