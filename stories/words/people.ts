import type { Chance } from '../random.ts';

/** Invented people. A surname has a man's form, a married woman's and an unmarried one's. */
const surnames =
	`Adomaitis Adomaitienė Adomaitytė|Bagdonas Bagdonienė Bagdonaitė|Balčiūnas Balčiūnienė Balčiūnaitė|Bartkus Bartkienė Bartkutė
Butkus Butkienė Butkutė|Čepaitis Čepaitienė Čepaitytė|Dambrauskas Dambrauskienė Dambrauskaitė|Daukša Daukšienė Daukšaitė
Gaidys Gaidienė Gaidytė|Grigas Grigienė Grigaitė|Gudaitis Gudaitienė Gudaitytė|Ivanauskas Ivanauskienė Ivanauskaitė
Jankus Jankienė Jankutė|Jonaitis Jonaitienė Jonaitytė|Juška Juškienė Juškaitė|Kairys Kairienė Kairytė
Kubilius Kubilienė Kubiliūtė|Kučinskas Kučinskienė Kučinskaitė|Lapinskas Lapinskienė Lapinskaitė|Laurinaitis Laurinaitienė Laurinaitytė
Masiulis Masiulienė Masiulytė|Mažeika Mažeikienė Mažeikaitė|Mikalauskas Mikalauskienė Mikalauskaitė|Morkūnas Morkūnienė Morkūnaitė
Navickas Navickienė Navickaitė|Noreika Noreikienė Noreikaitė|Norkus Norkienė Norkutė|Pakalnis Pakalnienė Pakalnytė
Paulauskas Paulauskienė Paulauskaitė|Petraitis Petraitienė Petraitytė|Ramanauskas Ramanauskienė Ramanauskaitė|Rimkus Rimkienė Rimkutė
Rudys Rudienė Rudytė|Sabaliauskas Sabaliauskienė Sabaliauskaitė|Sakalas Sakalienė Sakalaitė|Skučas Skučienė Skučaitė
Stankevičius Stankevičienė Stankevičiūtė|Šarka Šarkienė Šarkaitė|Šimkus Šimkienė Šimkutė|Tamulis Tamulienė Tamulytė
Ulevičius Ulevičienė Ulevičiūtė|Urbonas Urbonienė Urbonaitė|Vaitkus Vaitkienė Vaitkutė|Valaitis Valaitienė Valaitytė
Vasiliauskas Vasiliauskienė Vasiliauskaitė|Viršilas Viršilienė Viršilaitė|Zabiela Zabielienė Zabielaitė|Žebrauskas Žebrauskienė Žebrauskaitė
Žilinskas Žilinskienė Žilinskaitė|Žukas Žukienė Žukaitė`
		.split(/[|\n]/)
		.map((line) => line.split(' ') as [string, string, string]);

const women =
	'Agnė Aistė Aldona Asta Audronė Birutė Dalia Daiva Danguolė Eglė Genovaitė Giedrė Ieva Ilona Inga Irena Jolanta Jurgita Kristina Laima Laura Lina Loreta Lolita Nijolė Rasa Regina Rima Rita Rūta Sigita Snieguolė Ugnė Vaida Vilma Violeta Virginija Zita Živilė'.split(
		' '
	);
const men =
	'Aidas Algirdas Andrius Antanas Arūnas Darius Donatas Edvardas Gediminas Giedrius Jonas Kęstutis Linas Marius Mindaugas Paulius Petras Ramūnas Rimantas Saulius Tadas Tomas Valdas Vidas Vytautas Žilvinas'.split(
		' '
	);

/** A name in the nominative. Four of five people who work in schools are women. */
export function inventName(chance: Chance): string {
	const surname = chance.pick(surnames);
	if (chance.happens(0.2)) return `${chance.pick(men)} ${surname[0]}`;
	return `${chance.pick(women)} ${chance.happens(0.75) ? surname[1] : surname[2]}`;
}

/** The name as the part of an address before the sign @: `rasa.petraitiene`. */
export const asMailbox = (name: string): string =>
	name
		.toLowerCase()
		.replaceAll('ž', 'z')
		.replaceAll('š', 's')
		.replaceAll('č', 'c')
		.normalize('NFD')
		.replace(/\p{Mark}/gu, '')
		.replace(/[^a-z]+/g, '.');
