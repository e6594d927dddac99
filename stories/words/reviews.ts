import type { Chance } from '../random.ts';

/** Why a reviewer gives a level, by criterion: from the lowest level to the highest, two ways of saying each. */
const reasons: Record<string, readonly (readonly [string, string])[]> = {
	need: [
		['Tema parinkta iš sąrašo, o pateikta išvada kalba apie ką kita.', 'Iš išvados nematyti, kuo ji susijusi su pasirinkta tema.'],
		[
			'Išvada su tema susijusi, bet liko bendra: neparašyta, kas pamokose neveikia.',
			'Rodiklis nurodytas, tačiau vien lygis dar nepaaiškina, kodėl pasirinkta ši tema.'
		],
		[
			'Išvada konkreti, tema iš jos išplaukia; trūko dar vieno šaltinio.',
			'Poreikis pagrįstas stebėtų pamokų duomenimis, ryšys su tema aiškus.'
		],
		[
			'Kelios išvados rodo tą pačią problemą, paaiškinta, kodėl padės būtent ši tema.',
			'Poreikis pagrįstas ir skaičiais, ir mokinių nuomone, tema parinkta pamatuotai.'
		]
	],
	change: [
		['Vietoj pokyčio pakartotas temos pavadinimas.', 'Nenurodyta, kas pamokoje būtų kitaip.'],
		['Rašoma, ką sužinos mokytojai, bet ne ką darys mokiniai.', 'Pokytis nusakytas plačiai, per tris mėnesius jo nepamatysi.'],
		[
			'Aišku, ką pamokoje kitaip darys mokytojas ir mokiniai, bet ne iš ko tai matysis.',
			'Pokytis pasiekiamas, trūksta tik požymio, kad jis įvyko.'
		],
		[
			'Pokytis konkretus, pasiekiamas ir patikrinamas: numatyta, kas ir kada stebės pamokas.',
			'Aprašyta viena pamoka po trijų mėnesių – tikslu ir įtikina.'
		]
	],
	team: [
		['Nematyti, kodėl į komandą įtraukti šie žmonės.', 'Komanda sudaryta pagal laisvą laiką, ne pagal temą.'],
		['Komanda tinka temai iš dalies, administracija joje tik formaliai.', 'Dalykai pasirinkti tinkamai, bet neaišku, kas telks kitus.'],
		['Komandos dalykai ir pareigos temai tinka, administracija dalyvauja.', 'Stipri komanda; trūksta tik aiškaus pasidalijimo po mokymų.'],
		[
			'Komandos narių vaidmenys aiškūs ir mokymams pasibaigus.',
			'Komanda apima ir pradedančius, ir patyrusius, kiekvieno vaidmuo aprašytas.'
		]
	],
	documents: [
		['Medžiaga, su kuria būtų dirbama, nenurodyta.', 'Į klausimą apie dokumentus neatsakyta.'],
		['Nurodyta tik „mokyklos dokumentai“.', 'Medžiaga paminėta bendrai, be pavyzdžių.'],
		['Nurodyti konkretūs dokumentai.', 'Medžiaga pasirinkta tinkamai, klausimų jai dar nesuformuluota.'],
		['Nurodyti ir dokumentai, ir klausimai, į kuriuos norima jais atsakyti.', 'Medžiaga konkreti ir tiesiogiai susijusi su tema.']
	],
	conditions: [
		['Apie sąlygas neparašyta.', 'Neaišku, kur ir kada komanda mokytųsi.'],
		['Patalpa yra, bet neaišku, kas tuo metu ves pamokas.', 'Sąlygos suplanuotos tik iš dalies.'],
		['Patalpa, įranga ir laikas suplanuoti.', 'Sąlygos geros, pavadavimas dar derinamas.'],
		['Suplanuota viskas, numatyta ir kas pavaduos.', 'Sąlygos apgalvotos iki smulkmenų.']
	],
	climate: [
		['Mokykla apie santykius nerašo, o iš atsakymų jaučiama įtampa.', 'Į klausimą neatsakyta.'],
		['Mokykla žino, kad dalis mokytojų mokytis nenori, ir sako tai atvirai.', 'Santykiai nelengvi, bet įvardyti.'],
		['Kolektyvas dirba kartu.', 'Nusiteikimas geras, patirties dar nedaug.'],
		['Kolektyvas yra mokęsis kartu ir tuo remiasi.', 'Bendras mokymasis čia jau įprastas.']
	],
	problem: [
		['Problema neįvardyta, surašyti tik norai.', 'Aprašyta ne problema, o trūkstamos priemonės.'],
		['Problema įvardyta, bet nuo mokyklos ji nepriklauso.', 'Problema per plati vienam projektui.'],
		['Problema aiški, ją mokykla gali spręsti pati.', 'Problema pagrįsta, priežastys dar netyrinėtos.'],
		['Problema aiški, priežastys išnagrinėtos, matyti, nuo ko pradėti.', 'Mokykla žino ir problemą, ir tai, ko dar nežino.']
	],
	motives: [
		['Siekiai su problema nesusiję.', 'Motyvai nusakyti vienu sakiniu.'],
		['Siekių daug, bet neaišku, kuris svarbiausias.', 'Siekiai priklauso labiau nuo kitų nei nuo mokyklos.'],
		['Siekiai susiję su problema ir pasiekiami.', 'Motyvai aiškūs, trūksta siektinos reikšmės.'],
		['Siekiai konkretūs, susiję su problema, numatyta, iš ko matysis pažanga.', 'Įtikina: mokykla žino, ko sieks, ir ko neketina daryti.']
	],
	whole_school: [
		['Apie kitus mokytojus neparašyta.', 'Patirtis liktų tik komandoje.'],
		['Numatyta tik pranešti per posėdį.', 'Kiti mokytojai minimi, bet be laiko ir būdo.'],
		['Numatyti konkretūs būdai mokyti kitus.', 'Kiti mokytojai įtraukti, lėšos dar neaptartos.'],
		['Numatyti būdai, laikas ir lėšos, kolektyvas tam pritarė.', 'Aišku, kaip patirtis pasieks kiekvieną mokytoją.']
	],
	experience: [
		['Patirties nėra, ir tai pasakyta atvirai.', 'Tai būtų pirmasis mokyklos projektas.'],
		['Dalyvauta kitų projektuose.', 'Patirties šiek tiek yra.'],
		['Mokykla yra vykdžiusi savo projektų.', 'Patirtis pakankama.'],
		['Mokykla savo patirtimi jau dalijosi su kitomis.', 'Šios mokyklos patirtis praverstų visam tinklui.']
	]
};

/** Why this level: as a reviewer would write it. */
export function reasonFor(criterion: string, level: number, luck: Chance): string {
	const said = reasons[criterion]?.[level - 1];
	if (!said) throw new Error(`nothing is said of level ${level} of ${criterion}`);
	return luck.pick(said);
}

const closing = [
	'Paraiška rūpestinga, siūlyčiau kalbėtis.',
	'Rekomenduočiau patikslinti laukiamą pokytį prieš pirmąją dieną.',
	'Su šia mokykla lektoriams būtų lengva pradėti.',
	'Verta pasidomėti, kaip dalyvaus vadovas.'
];

/** A word on the whole, which about every third reviewer adds. */
export const remarkOn = (luck: Chance): string => (luck.happens(0.3) ? luck.pick(closing) : '');
