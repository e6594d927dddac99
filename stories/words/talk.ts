import { unrepeated, type Chance } from '../random.ts';

/** What is talked about: an idea or a measure of a project, or the network's own matters. */
export type Matter = { idea: string; measure: string };

const asking = [
	'Kas iš Jūsų jau bandė „{idea}“?',
	'Kitą savaitę pradedame „{idea}“ ir norėtume pasimokyti iš Jūsų klaidų.',
	'„{idea}“ pas mus juda lėčiau, nei planavome.',
	'Trečia savaitė, kai bandome „{idea}“.',
	'Mūsų komanda pasirinko „{idea}“, bet mokytojai klausia, kam to reikia.',
	'Po susitikimo grįžome ir pradėjome nuo „{idea}“.',
	'Svarstome, ar „{idea}“ tinka ir {k} klasėms.'
];
const askingMore = [
	'Kiek laiko Jums užtruko, kol mokiniai priprato?',
	'Įdomu, ar tėvai ką nors pastebėjo.',
	'Bandome {c} klasėse, mokytojų – {e}.',
	'Kol kas turime tik {b} mokinių atsakymų, tad išvadų nedarome.',
	'Bijome, kad po dviejų savaičių visi pavargs.',
	'Nežinome, kaip įtraukti tuos, kurie dar tik žiūri.',
	'Ar kas nors turėtumėte lapą ar pavyzdį, kuriuo galėtumėte pasidalyti?',
	'Mums svarbiausia, kad nereikėtų nieko papildomai pildyti.'
];
const measuring = [
	'Kaip matuojate tokį dalyką kaip „{measure}“?',
	'Ginčijamės, ar „{measure}“ mums tikrai tinkamas matas.',
	'Skaičiavome jau {c} kartus: „{measure}“. Skaičius šokinėja.',
	'Turime pirmąsias reikšmes: „{measure}“. Ką iš jų matote Jūs?',
	'Norime matuoti „{measure}“, bet nenorime dar vienos anketos.'
];
const measuringMore = [
	'Klausiame {b} mokinių kas antrą penktadienį, tai trunka {c} minutes.',
	'Duomenis renka viena mokytoja, todėl bijau, kad be jos viskas sustotų.',
	'Nežinau, kelių reikšmių reikia, kad galėtume kalbėti apie pokytį.',
	'Gal kas nors jau bandė to klausti be vardų?',
	'Ekspertė patarė nekeisti klausimo, kad ir kaip norėtųsi.'
];
const organising = [
	'Kitas tinklo susitikimas artėja, siūlau darbotvarkę sudėti čia.',
	'Susitikime skirsime {b} minučių kiekvienai mokyklai – ko norėtumėte daugiau?',
	'Rašau, ką po susitikimo dar turime padaryti.',
	'Ieškome mokyklos, kuri priimtų mus kitą mėnesį.',
	'Kas galėtumėte atverti pamoką kolegoms iš kitų mokyklų?',
	'Renkame klausimus ekspertei, ji atvyks visai dienai.'
];
const organisingMore = [
	'Labiausiai laukčiau Jūsų pačių darbų, ne pranešimų.',
	'Atsivežkite vieną dalyką, kuris nepavyko: apie tai kalbamės pirmiausia.',
	'Jei negalite atvykti, parašykite čia – perduosime.',
	'Autobusą užsakysime, kai žinosime, kiek mūsų bus.',
	'Vietos užteks {b} žmonių, todėl kvieskite ir tuos, kurie komandoje nėra.',
	'Prašau iki penktadienio parašyti vieną klausimą iš savo mokyklos.'
];
const worrying = [
	'Noriu pasitarti dėl žmonių, ne dėl metodų.',
	'Mūsų komandoje liko {c} žmonės, o darbų nesumažėjo.',
	'Šią savaitę du kolegos pasakė, kad jiems jau gana.',
	'Direktorė palaiko, bet laiko tvarkaraštyje vis tiek nėra.',
	'Bandymas nepavyko, ir mokytojai sako: mes juk sakėme.'
];
const worryingMore = [
	'Kaip apie tai kalbate su savo kolektyvu?',
	'Man atrodo, kad per greitai prašome rezultatų.',
	'Nenoriu nieko versti, bet ir sustoti gaila.',
	'Būtų lengviau, jei žinočiau, kad taip ne tik pas mus.',
	'Mažoje mokykloje vienas pavargęs žmogus jau yra trečdalis komandos.'
];
const experiences = [
	'Pas mus tas pats prasidėjo trečią savaitę.',
	'Mes pradėjome {k} klasėse ir tik po mėnesio pakvietėme kitus.',
	'Bandėme {c} kartus, pavyko trečią.',
	'Mūsų patirtis kitokia: lengviausiai priprato vyresnieji.',
	'Pernai darėme panašiai ir sustojome, nes norėjome visko iš karto.',
	'Mes iš {b} pamokų to laikėmės {c}, ir to užteko, kad pamatytume skirtumą.',
	'Iš pradžių skaičiavome viską, dabar – tik vieną dalyką.',
	'Pas mus mokiniai pasiūlė patys, mes tik sutikome.',
	'Klausėme {b} mokinių: dauguma sakė, kad taip aiškiau.',
	'Tai, kas mums padėjo, atrodo juokingai paprasta.',
	'Mes apie tai kalbėjomės su tėvais, ir jie mus nustebino.',
	'Su {k} klasėmis išėjo, su kitomis dar ne.',
	'Aš pati ilgai netikėjau, kol nepamačiau kolegės pamokoje.',
	'Mums prireikė {c} savaičių vien susitarti, ką tuo vadiname.',
	'Viena mūsų mokytoja tai daro jau {c} metus, tik niekas nežinojo.'
];
const details = [
	'Svarbiausia buvo susitarti, kas ką užsirašo.',
	'Lapą sutrumpinome iki trijų eilučių.',
	'Mokytojai pirmiausia pabandė vieni su kitais, be mokinių.',
	'Padėjo tai, kad pradėjome nuo savanorių, {c} žmonių.',
	'Per pertrauką to nedarykite, niekas neklauso.',
	'Kas antrą trečiadienį susėdame {b} minučių ir tik tiek.',
	'Dabar mokiniai patys primena.',
	'Vienoje klasėje nepavyko, ir iš jos sužinojome daugiausia.',
	'Skaičiai pakilo ne iš karto, pirmus {c} kartus niekas nesikeitė.',
	'Nuotraukų nedarėme, tik trumpai užsirašėme.',
	'Mums labai padėjo stebėta kolegų pamoka.',
	'Pasirodė, kad svarbu ne kas, o kada.',
	'Kitais metais darysime tą patį, tik nuo rugsėjo.',
	'Viską keitėme po vieną, kitaip nebūtume supratę, kas suveikė.'
];
const offers = [
	'Jei reikia, atsiųsiu mūsų lapą.',
	'Atvažiuokite pasižiūrėti, kviečiame bet kurį antradienį.',
	'Galime prisijungti nuotoliu prie Jūsų aptarimo.',
	'Papasakosime per kitą susitikimą.',
	'Parašykite, kaip sekėsi.',
	'Labai įdomu, kuo baigsis.',
	'Laikykitės, pirmas mėnuo sunkiausias.',
	'Ačiū, kad rašote ir apie tai, kas nepavyko.',
	'O kaip reagavo mokiniai, kuriems sunkiausia?',
	'Ar keitėte ką nors per tą laiką, ar laikėtės plano?',
	'Kas pas Jus tuo rūpinasi, kai nėra komandos vadovės?',
	'Įdėkite į medžiagą, pravers visiems.',
	'Mes pasiimame šią mintį ir po mėnesio parašysime.'
];
const advising = [
	'Prieš keisdami paklauskite savęs, ko tikėjotės.',
	'Vienos reikšmės dar neskaitykite kaip pokyčio, palaukite bent šešių.',
	'Pirmiausia užrašykite prognozę, tada bandykite.',
	'Siūlyčiau mažesnį bandymą: viena klasė, viena savaitė.',
	'Iš to, ką rašote, matau, kad priežastis kita, nei manėte pradžioje.',
	'Atsisakyti irgi yra sprendimas, tik užrašykite, ką sužinojote.',
	'Gal verta paklausti pačių mokinių, kodėl taip?',
	'Paimkite tik tuos duomenis, kuriuos jau turite dienyne.'
];
const replies = [
	'Ačiū, būtent to ir ieškojome.',
	'Pabandysime jau šią savaitę.',
	'Supratau, tada pradėsime nuo vienos klasės.',
	'O mes manėme, kad tik pas mus taip.',
	'Gera mintis, pasitarsiu su komanda.',
	'Ne visai sutinku, bet pabandyti verta.',
	'Lapą gavau, labai ačiū.',
	'Taip, ir pas mus buvo lygiai taip pat.',
	'Patikslinsiu: kalbu apie {k} klases.',
	'Vadinasi, dar {c} savaites nieko nekeičiame.'
];
const closings = [
	'Parašysiu, kas iš to išėjo.',
	'Kitą savaitę turėsime naujų skaičių.',
	'Lauksime susitikimo.',
	'Perduosiu savo kolegoms.',
	'Iki pasimatymo!',
	'Gero savaitgalio.',
	'Tuo ir gyvename.',
	'Pažiūrėsime po mėnesio.'
];

const titles = {
	idea: [
		'Kas bandė „{idea}“?',
		'„{idea}“: pirmosios savaitės',
		'Kas padėjo, kai darėte „{idea}“',
		'„{idea}“ ir {k} klasės',
		'Ką keistumėte: „{idea}“'
	],
	measure: ['Kaip matuojame: {measure}', 'Mūsų skaičiai: {measure}', 'Ką rodo „{measure}“'],
	matter: [
		'Kito susitikimo darbotvarkė',
		'Po susitikimo: ką padarysime iki kito',
		'Kviečiame pas save',
		'Klausimai ekspertei',
		'Atviros pamokos šį mėnesį',
		'Kas priima kitą mėnesį?'
	],
	worry: ['Kai komanda pavargsta', 'Kaip kalbėtis su tais, kurie netiki', 'Kai bandymas nepavyksta', 'Laiko nėra – kaip darote Jūs?']
};

const grades = ['5–6', '7–8', '9–10', '6–8', '5–8'];

/** Numbers are from ranges in which the noun beside them keeps its form, as in the paragraphs of applications. */
const fill = (sentence: string, chance: Chance, { idea, measure }: Matter): string =>
	sentence
		.replaceAll('{idea}', idea)
		.replaceAll('{measure}', measure)
		.replaceAll('{b}', String(chance.between(12, 19)))
		.replaceAll('{c}', String(chance.between(2, 8)))
		.replaceAll('{e}', String(chance.between(2, 9)))
		.replaceAll('{k}', chance.pick(grades));

export type Kind = keyof typeof titles;
const openings: Record<Kind, readonly [readonly string[], readonly string[]]> = {
	idea: [asking, askingMore],
	measure: [measuring, measuringMore],
	matter: [organising, organisingMore],
	worry: [worrying, worryingMore]
};

/** What people of a network write to each other: no two posts alike. */
export function talker(chance: Chance, said: Set<string>) {
	const compose = (matter: Matter, ...pools: (readonly string[])[]) =>
		unrepeated(() => pools.map((pool) => fill(chance.pick(pool), chance, matter)).join(' '), said)();
	return {
		title: (kind: Kind, matter: Matter): string => fill(chance.pick(titles[kind]), chance, matter),
		opening: (kind: Kind, matter: Matter): string => compose(matter, ...openings[kind], askingMore),
		experience: (matter: Matter): string => compose(matter, experiences, details, ...(chance.happens(0.7) ? [offers] : [details, offers])),
		advice: (matter: Matter): string => compose(matter, experiences, advising, offers),
		reply: (matter: Matter): string => compose(matter, replies, details, closings)
	};
}
