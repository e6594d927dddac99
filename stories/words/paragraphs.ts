import { unrepeated, type Chance } from '../random.ts';

/** What self-evaluation found, by topic: sentences that a school would write, with places for its own figures. */
const findings: Record<string, string[]> = {
	integration: [
		'Tik {a} % stebėtų pamokų mokytojai rėmėsi tuo, ko mokiniai tą savaitę mokėsi per kitus dalykus',
		'Iš {b} per metus vykusių integruotų pamokų {c} buvo parengtos vieno mokytojo',
		'Ilgalaikiuose planuose dalykų ryšiai numatyti, tačiau {a} % {k} klasių mokinių nepajėgė pasakyti, kur dar tai pritaikys',
		'Projektų savaitę mokytojai vertina gerai, bet po jos dalykai vėl mokomi kiekvienas sau'
	],
	planning: [
		'Ilgalaikiai planai parengti, tačiau {a} % mokytojų per metus jų nekoregavo pagal mokinių pasiekimus',
		'Savaitės planuose pamokos uždavinys dažniausiai sutampa su vadovėlio tema ({b} iš {d} peržiūrėtų planų)',
		'Tris kartus per metus planuojame drauge, bet {a} % mokytojų to laiko neužtenka susitarti dėl vertinimo',
		'Mokytojo veiklos planai ir mokyklos tikslai siejasi tik {c} iš {b} atvejų'
	],
	lesson_structure: [
		'Pamokos pabaiga, kai mokinys turėtų suprasti, ko išmoko, išliko tik {a} % stebėtų pamokų',
		'Uždavinys paskelbiamas beveik visada, tačiau išmatuojamas jis buvo {c} iš {b} pamokų',
		'Pamokoje mokytojas vidutiniškai kalba 2{e} minutes, o mokiniams savarankiškai veikti lieka mažiau nei trečdalis laiko',
		'Skirtingų dalykų pamokų struktūra tokia pat, nors {k} klasių mokiniams reikia dažnesnės veiklų kaitos'
	],
	learning: [
		'{a} % {k} klasių mokinių nurodo, kad namie mokosi tik perskaitydami sąsiuvinį',
		'Mokiniai retai stebi, kiek išmoko: tai daro {c} iš {b} apklaustųjų',
		'Motyvacijos klausimyne žemiausias įvertis – {f} – teko teiginiui „žinau, kaip man geriausia mokytis“',
		'Išmokimo stebėjimas per pamoką paliekamas paskutinėms dviem minutėms, jei jų lieka'
	],
	cooperation: [
		'Grupėmis dirbta {a} % stebėtų pamokų, tačiau vaidmenimis mokiniai dalijosi tik {c} iš jų',
		'Mokiniai sako mokęsi drauge, bet {a} % jų darbą grupėje atliko vienas žmogus',
		'Po darbo grupėmis aptariamas rezultatas ir beveik niekada – kaip sekėsi tartis',
		'Tarp {k} klasių mokinių bendradarbiavimo įvertis nukrito iki {f}, nors prieš dvejus metus buvo didesnis'
	],
	differentiation: [
		'Skirtingo sunkumo užduotis gauna {a} % mokinių, ir dažniausiai tik kontrolinių darbų metu',
		'Gebantys mokiniai pamokoje laukia, kol kiti baigs: tai matėme {c} iš {b} stebėtų pamokų',
		'Mokytojai žino, kuriems mokiniams sunku, bet užduotis jiems tik sutrumpina',
		'Iš {d} peržiūrėtų pamokos planų diferencijavimas aprašytas {c}'
	],
	assessment: [
		'Grįžtamąjį ryšį su pamokos uždaviniu susieja {a} % mokytojų, kiti parašo pažymį ir pagiria',
		'Vertinimo kriterijus {k} klasių mokiniai žino, tačiau patys jais pasinaudojo {c} iš {b} kartų',
		'Kaupiamasis vertinimas mūsų mokykloje turi {e} skirtingas tvarkas, todėl tėvai klausia, ką reiškia taškas',
		'Įsivertinimas pamokos pabaigoje dažniausiai baigiasi klausimu „ar patiko?“'
	],
	support: [
		'Konsultacijas lanko {a} % mokinių, kuriems jos skirtos; kiti sako nežinantys, ko klausti',
		'Pagalba mokiniui teikiama po trimestro, kai nepatenkinamas įvertinimas jau yra',
		'{k} klasėse pagalbos prašo {c} iš {b} mokinių, o mokytojų vertinimu jos reikia dvigubai daugiau',
		'Mokytojo padėjėjas ir mokytojas apie pagalbą susitaria koridoriuje, nes bendro laiko tam nėra'
	],
	special_needs: [
		'{a} % mokytojų nurodė, kad jiems trūksta žinių, kaip pritaikyti užduotis specialiųjų poreikių turintiems mokiniams',
		'Mokykloje mokosi {b} specialiųjų ugdymosi poreikių turinčių mokinių, pritaikytas programas rengė {c} mokytojai',
		'Individualūs planai parengti, bet kasdienėje pamokoje jais remiamasi retai',
		'Pagalba šiems mokiniams ne visada teikiama laiku: taip mano {a} % tėvų'
	],
	gifted: [
		'Olimpiadose dalyvauja tie patys {c} mokiniai, kitų gebėjimų sistemingai nepastebime',
		'Gabiems mokiniams skirtos užduotys dažniausiai yra „dar daugiau to paties“, sako {a} % jų pačių',
		'Gabių mokinių ugdymo tvarką turime, tačiau per metus ja rėmėsi {c} iš {b} mokytojų',
		'{k} klasėse aukštesniuoju lygiu mokosi {a} % mokinių, ir ši dalis dvejus metus mažėja'
	]
};

const sources = [
	'Taip rodo {m} atliktas platusis įsivertinimas',
	'Tai pastebėjome {m} stebėję {b} pamokų',
	'Duomenis rinkome {m}: apklausėme {d} mokinių ir visus mokytojus',
	'Išvadą {m} suformulavo įsivertinimo grupė, ją aptarė mokytojų taryba',
	'Remiamės {m} baigtu giluminiu įsivertinimu ir {b} mokinių darbų analize',
	'Tai patvirtino ir {m} vykęs pokalbis su {k} klasių tėvais',
	'Tą patį {m} užfiksavo ir savivaldybės specialistų stebėsena'
];
const meanings = [
	'Supratome, kad atskirų seminarų čia neužteks',
	'Jauni kolegos prašo pavyzdžių, o vyresnieji – laiko juos išbandyti',
	'Kol kas kiekvienas ieškome savo būdo, ir mokiniai tai jaučia',
	'Bandėme spręsti metodinėse grupėse, tačiau be pagalbos iš šalies sukamės ratu',
	'Mokinių pasiekimai dėl to kenčia labiausiai {k} klasėse',
	'Mums svarbu pradėti nuo to, ką patys galime pakeisti jau šį trimestrą',
	'Tėvai apie tai kalba dažniau nei mes patys',
	'Mokykla nedidelė, todėl net du susitarę mokytojai čia pakeičia daug'
];
const wishes = [
	'Norėtume drauge peržiūrėti savo pamokų planus ir išeiti su bendru susitarimu',
	'Tikimės, kad lektoriai padės išbandyti du ar tris būdus mūsų klasėse',
	'Po mokymų norime, kad kiekvienas komandos narys parodytų kolegoms po vieną pamoką',
	'Siekiame, kad iki mokslo metų pabaigos šis rodiklis pakiltų bent puse lygio',
	'Svarbiausia mums – ne nauja teorija, o grįžtamasis ryšys apie tai, ką jau darome',
	'Norime susitarti dėl vienos tvarkos ir jos laikytis visoje mokykloje',
	'Sieksime, kad po trijų mėnesių {k} klasių mokiniai pokytį pajustų patys'
];

const changes = [
	'Pamokos pradžioje mokinys žinos, ko mokysis, o pabaigoje galės pasakyti, ko išmoko',
	'Bent kartą per savaitę {k} klasėse matysime šios temos pamoką su dviem mokytojais',
	'Mokytojai vieni pas kitus lankysis ne vertinti, o mokytis: po {e} vizitus per trimestrą',
	'Savo dokumentuose neliks tvarkų, kurių niekas neskaito: paliksime {c} puslapius',
	'Mokinių apklausos įvertis pakils nuo {f} bent iki 3,2',
	'Atsiras bendras užduočių aplankas, kurį kas mėnesį papildys {c} komandos nariai'
];
const documents = [
	'Atsinešime {e} ilgalaikius planus ir dviejų klasių vertinimo aplankus',
	'Norėtume peržiūrėti mūsų vertinimo tvarkos aprašą ir {b} pamokos stebėjimo protokolų',
	'Turime {m} įsivertinimo ataskaitą, ugdymo planą ir mokinių apklausos suvestinę',
	'Analizuotume pagalbos mokiniui tvarką ir {c} individualius planus, iš jų pašalinę vardus',
	'Darbui parinkome {k} klasių teminius planus ir tėvų susirinkimo protokolą'
];
const climates = [
	'Kolektyvas sutaria, nors {c} mokytojai į bendrą darbą žiūri atsargiai',
	'Esame neseniai sujungta mokykla, todėl dviejų kolektyvų įpročiai dar skiriasi',
	'Dirbti drauge norime, bet pavasarį buvo ginčų dėl krūvio, ir jie dar jaučiami',
	'Mokytojai noriai dalijasi medžiaga, sunkiau – pasisekimais ir nesėkmėmis',
	'Komanda susibūrė savanoriškai, įtampų nematome',
	'Per metus pasikeitė {c} mokytojai, todėl vieni kitų darbo dar nepažįstame'
];
const venues = [
	'Skirsime biblioteką: {b} vietų, projektorius, stalai sustumiami',
	'Turime aktų salę su ekranu ir {e} kilnojamaisiais stalais, pietus tieks valgykla',
	'Dirbsime technologijų kabinete, jame telpa {b} žmonių',
	'Mokymams tiks {k} klasių kabinetas, popietę jis laisvas; internetas belaidis'
];

const motives = [
	'Mokykla {e} metus dalyvavo mokyklų tobulinimo programoje, ir nenorime, kad tai, ką pradėjome, nutrūktų',
	'Esame viena iš {c} savivaldybės mokyklų, kurios nutarė ieškoti sprendimo drauge, o ne pavieniui',
	'Sprendimą dalyvauti mokytojai priėmė po diskusijos, trukusios {e} posėdžius',
	'Patirties turime iš {c} projektų, bet iki šiol mokėmės atskirai nuo kitų mokyklų',
	'Mokykloje {d} mokinių, ir kiekvieno išėjimas į kitą mokyklą mums primena, kad reikia keistis',
	'Norime tobulinti mokyklą kaip organizaciją, o ne tik siųsti mokytojus į seminarus'
];
const hopes = [
	'Tikimės rasti {c} mokyklas, kurios su tuo jau susidūrė',
	'Norime, kad kolegos iš kitų mokyklų pažiūrėtų į mus iš šalies',
	'Iš tinklo laukiame idėjų ir drąsos klysti',
	'Viliamės, kad bendras darbas įtrauks ir tuos {a} % mokytojų, kurie kol kas stebi',
	'Siekiame išmokti patys matuoti, ar mūsų sprendimai veikia',
	'Mums reikia žmonių, kurie klausia nepatogių klausimų'
];
const problems = [
	'Labiausiai neramina {k} klasių mokinių nenoras mokytis: be priežasties praleista {b} pamokų vienam mokiniui',
	'Mokinių elgesio incidentų per metus užfiksuota {d}, ir daugiausia jų – per pertraukas',
	'Vertinimo tvarka keista {c} kartus, tačiau mokytojai ją supranta skirtingai',
	'Namų darbams {k} klasių mokiniai skiria vidutiniškai {b} valandų per savaitę',
	'Pamokų planavimas formalus: {a} % planų kartojasi iš praėjusių metų',
	'Perėjus į {k} klases pažangumas krinta {a} %, ir priežasčių bendrai neaptariame'
];
const involvement = [
	'Komanda kas mėnesį ves po vieną susitikimą visiems mokytojams, dalyvaus {d} % jų',
	'Kiekvienas komandos narys dirbs su {e} kolegomis iš savo metodinės grupės',
	'Per posėdžius skirsime 20 minučių tam, ką išbandėme, ir {c} mokytojai pasakos patys',
	'Mokytojų kambaryje kabės lenta su bandymais: kas, kur ir kaip sekėsi per {e} savaites',
	'Atvirų pamokų dieną rengsime {c} kartus per metus ir pakviesime visus mokytojus'
];

const months = ['gegužę', 'balandį', 'birželį', 'vasarį', 'kovą'];
const grades = ['5–6', '7–8', '9–10', '3–4', '6–8', '5–8'];

/** Numbers are from ranges in which the noun beside them keeps its form: 12–19 and tens take the genitive, 2–9 the plural. */
const fill = (sentence: string, chance: Chance, year: number): string =>
	sentence
		.replaceAll('{a}', String(chance.between(18, 64)))
		.replaceAll('{b}', String(chance.between(12, 19)))
		.replaceAll('{c}', String(chance.between(2, 8)))
		.replaceAll('{d}', String(chance.pick([60, 70, 80, 90])))
		.replaceAll('{e}', String(chance.between(2, 9)))
		.replaceAll('{f}', (chance.between(19, 28) / 10).toFixed(1).replace('.', ','))
		.replaceAll('{k}', chance.pick(grades))
		.replaceAll('{m}', `${year} m. ${chance.pick(months)}`);

/** What schools write in a year: no paragraph twice, nor one of those that were said before. */
export function writer(chance: Chance, year: number, said: Set<string> | null) {
	const compose = (...pools: readonly string[][]) =>
		unrepeated(() => pools.map((pool) => fill(chance.pick(pool), chance, year)).join('. ') + '.', said);
	const byTopic = new Map(Object.entries(findings).map(([topic, pool]) => [topic, compose(pool, sources, meanings)]));
	return {
		conclusion: (topic: string): string => (byTopic.get(topic) ?? compose(problems, sources, meanings))(),
		wish: compose(meanings, wishes, changes),
		change: compose(changes, meanings, wishes),
		documents: compose(documents, meanings, wishes),
		climate: compose(climates, meanings, wishes),
		venue: compose(venues, documents),
		motive: compose(motives, hopes, meanings),
		hope: compose(hopes, meanings, wishes),
		problem: compose(problems, sources, meanings),
		involvement: compose(involvement, meanings, hopes)
	};
}

export type Writer = ReturnType<typeof writer>;
