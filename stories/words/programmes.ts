import type { Text } from '#platform';

/** A half-day of a base programme: what it is about, and what it is for. */
type Part = readonly [title: string, aim: string];

/** Six half-days a topic, as the authors of the programme wrote them. The consultations of each afternoon are for the school's own documents. */
const parts: Record<string, readonly Part[]> = {
	integration: [
		['Kur dalykai jau susitinka', 'Rasti dalykų temas, kurių mokiniai tą patį mėnesį mokosi atskirai'],
		['Mūsų mokyklos ilgalaikiai planai greta', 'Sugretinti dviejų dalykų planus ir pažymėti bendras vietas'],
		['Integruotos pamokos sandara', 'Suprasti, kas pamoką daro bendrą, o ne dvi pamokas vieną po kitos'],
		['Pirmoji bendra pamoka', 'Poromis suplanuoti vieną pamoką, kurią ves du mokytojai'],
		['Projektas, kuris telpa į savaitę', 'Sudaryti savaitės projektą su aiškiu rezultatu ir vertinimu'],
		['Ką keisime nuo kito mėnesio', 'Susitarti, kas, kada ir su kuo ves bendras pamokas']
	],
	planning: [
		['Nuo tikslo prie pamokos', 'Atskirti, ko mokome, nuo to, ką veikiame'],
		['Ilgalaikis planas be perrašinėjimo', 'Sutrumpinti planą iki to, kuo iš tikrųjų naudojamės'],
		['Mokymosi uždavinys, kurį supranta mokinys', 'Perrašyti savo pamokų uždavinius mokinio žodžiais'],
		['Laikas pamokoje', 'Pamatuoti, kiek laiko pamokoje kalba mokytojas ir kiek dirba mokiniai'],
		['Planuojame kartu', 'Išbandyti bendrą metodinės grupės planavimo valandą'],
		['Ką keisime nuo kito mėnesio', 'Susitarti, ką planuose paliekame ir ko atsisakome']
	],
	lesson_structure: [
		['Gera pamoka mūsų akimis', 'Susitarti, kokius geros pamokos požymius matytume bet kurioje klasėje'],
		['Pamokos pradžia ir pabaiga', 'Išbandyti tris pradžios ir tris apibendrinimo būdus'],
		['Veiklų kaita ir tempas', 'Sudaryti pamoką, kurioje kiekviena veikla turi savo vietą'],
		['Stebime vieni kitų pamokas', 'Parengti trumpą stebėjimo lapą, kuris negąsdina'],
		['Klausimai, kurie veda pamoką', 'Parengti klausimus, į kuriuos neatsakoma vienu žodžiu'],
		['Ką keisime nuo kito mėnesio', 'Susitarti dėl pamokų stebėjimo tvarkaraščio']
	],
	learning: [
		['Kaip mokosi mūsų mokiniai', 'Aptarti, ką rodo mokinių apklausa ir mūsų pačių stebėjimai'],
		['Mokymosi būdai, kurių galima išmokyti', 'Išbandyti penkis įsiminimo ir supratimo būdus'],
		['Išmokimo stebėjimas pamokoje', 'Parinkti, kaip per dvi minutes sužinoti, kas išmokta'],
		['Klaida kaip medžiaga', 'Parengti pamoką, kuri prasideda nuo dažnos klaidos'],
		['Mokinys planuoja pats', 'Sudaryti savaitės mokymosi lapą'],
		['Ką keisime nuo kito mėnesio', 'Susitarti, kokius išmokimo stebėjimo būdus naudosime visi']
	],
	cooperation: [
		['Kada verta dirbti grupėse', 'Atskirti sėdėjimą kartu nuo mokymosi kartu'],
		['Grupės sudarymas ir vaidmenys', 'Išbandyti keturis grupių sudarymo būdus'],
		['Tarpusavio pagalba', 'Sudaryti užduotį, kurios vienas atlikti negali'],
		['Vertinimas, kai dirba keli', 'Susitarti, kaip vertinsime bendrą darbą ir kiekvieno indėlį'],
		['Mokytojai mokosi vieni iš kitų', 'Išbandyti pamokos studiją su kolegomis'],
		['Ką keisime nuo kito mėnesio', 'Parengti bendradarbiavimo susitarimą klasei']
	],
	differentiation: [
		['Kuo skiriasi mūsų mokiniai', 'Pasižiūrėti į vieną klasę pagal pasirengimą, tempą ir pomėgius'],
		['Užduotis trimis pakopomis', 'Vieną užduotį paversti trimis, nekeičiant tikslo'],
		['Pasirinkimas pamokoje', 'Parengti pasirinkimų lapą vienai temai'],
		['Namų darbai, kurie ne visiems vienodi', 'Susitarti, kada namų darbų nereikia'],
		['Pagalba ir iššūkis toje pačioje pamokoje', 'Suplanuoti pamoką, kurioje niekas nelaukia'],
		['Ką keisime nuo kito mėnesio', 'Susitarti, kuriose klasėse pradėsime']
	],
	assessment: [
		['Vertinimas, kuris padeda mokytis', 'Atskirti pažymį nuo grįžtamojo ryšio'],
		['Kriterijai mokinio žodžiais', 'Perrašyti vieno darbo kriterijus kartu su mokiniais'],
		['Grįžtamasis ryšys per tris minutes', 'Išbandyti trumpus grįžtamojo ryšio būdus'],
		['Mokinys vertina save', 'Parengti įsivertinimo lapą vienai temai'],
		['Bendra vertinimo tvarka', 'Sugretinti mūsų mokyklos tvarką su tuo, kas vyksta pamokose'],
		['Ką keisime nuo kito mėnesio', 'Susitarti dėl pažymių, kurių nebevesime']
	],
	support: [
		['Kas ir kada padeda mokiniui', 'Nubraižyti pagalbos mokiniui kelią mūsų mokykloje'],
		['Ankstyvi ženklai', 'Susitarti, kuriuos ženklus pastebi kiekvienas mokytojas'],
		['Pagalba pamokoje', 'Išbandyti pagalbos korteles ir pavyzdžius su tarpiniais žingsniais'],
		['Darbas su pagalbos specialistais', 'Suplanuoti bendrą mokytojo ir specialisto pamoką'],
		['Pokalbis su tėvais', 'Parengti pokalbį, po kurio aišku, kas ką darys'],
		['Ką keisime nuo kito mėnesio', 'Susitarti dėl pagalbos valandų ir atsakingų žmonių']
	],
	special_needs: [
		['Mokinys klasėje, o ne sąraše', 'Aptarti, kas mūsų klasėse padeda ir kas trukdo mokytis kartu'],
		['Pritaikyta programa', 'Peržiūrėti vieną pritaikytą programą ir supaprastinti jos kalbą'],
		['Užduotys ir priemonės', 'Pritaikyti savo dalyko užduotį dviem skirtingiems mokiniams'],
		['Mokytojo padėjėjas pamokoje', 'Susitarti, ką padėjėjas daro ir ko nedaro'],
		['Pažangos stebėjimas', 'Parinkti, kaip matysime mažą žingsnį'],
		['Ką keisime nuo kito mėnesio', 'Sudaryti vieno mokinio pagalbos planą drauge']
	],
	gifted: [
		['Kas yra gabus mūsų mokykloje', 'Aptarti, kaip atpažįstame gabumus, kurių nerodo pažymiai'],
		['Sunkesnė užduotis, o ne daugiau užduočių', 'Pagilinti vieną savo dalyko užduotį'],
		['Tyrimas ir kūryba', 'Suplanuoti mėnesio tyrimą, kurį mokinys veda pats'],
		['Olimpiados ir ne tik', 'Sudaryti galimybių žemėlapį mūsų mokiniams'],
		['Gabus, bet nesimokantis', 'Aptarti tris tikrus atvejus ir ką išbandytume'],
		['Ką keisime nuo kito mėnesio', 'Susitarti, kas lydės kiekvieną gabų mokinį']
	]
};

const methods = [
	'Pokalbis ir atvejo analizė',
	'Darbas su mokyklos dokumentais poromis',
	'Praktinė užduotis grupėse',
	'Stebėjimas ir aptarimas'
];

/** The blocks of a topic: mornings are contact hours, afternoons half contact and half consultation (M-10), in quarters. */
export const blocksOf = (topic: string) =>
	(parts[topic] ?? []).map(([title, aim], place) => ({
		key: `part_${place + 1}`,
		title,
		aim: `${aim}.`,
		method: methods[place % methods.length] as string,
		contact: place % 2 === 0 ? 16 : 8,
		consultation: place % 2 === 0 ? 0 : 8
	}));

export const titleOf = ({ lt, en }: Text): Text => ({ lt: `Mini mokymai: ${lt}`, en: `Mini-training: ${en}` });

/** What pairs of lecturers changed for schools, and why: a reason answers to a finding of the school. */
export const adaptations = [
	['Daugiau laiko mokyklos dokumentams', 'Mokyklos išvada rodo, kad susitarimai užrašyti, bet pamokose jų dar nėra.'],
	['Pradedame nuo savo pamokų pavyzdžių', 'Įsivertinimo duomenys žemiausi kaip tik čia, todėl pradėsime nuo to, ką mokytojai jau daro.'],
	['Dirbame mišriomis grupėmis', 'Mokytojai prašė išbandyti drauge su kitų dalykų kolegomis.']
] as const;

/** What the lecturers wrote of how it went. */
export const accounts = [
	'Grupė dirbo greičiau, nei tikėjomės, todėl liko laiko pamokų planams.',
	'Ilgiausiai kalbėjomės apie tai, kas trukdo pradėti. Susitarimą užrašė patys mokytojai.',
	'Po pietų prisijungė dar du kolegos pasižiūrėti, į dalyvių sąrašą jų neįtraukėme.',
	'Pasisekė stebėti vieni kitų pamokas, tam paskyrėme valandą daugiau.'
] as const;

/** What teams asked between the days, and what the pair answered. */
export const questions = [
	[
		'Ar galite pažiūrėti mūsų pamokos planą prieš antrąją dieną?',
		'Peržiūrėjome. Siūlome pradėti nuo klausimo mokiniams ir palikti tik dvi veiklas, nes trims neužteks laiko.'
	],
	[
		'Kaip įtraukti kolegas, kurie mokymuose nedalyvavo?',
		'Pakvieskite į vieną pamoką ir paprašykite pastebėti vieną dalyką. Po pamokos dešimt minučių pasikalbėkite.'
	],
	['Ar mūsų vertinimo lapas ne per ilgas?', 'Palikite penkis klausimus. Tris iš pažymėtų galima klausti kartą per pusmetį.']
] as const;
