import type { Chance } from '../random.ts';

/** Names of villages in the genitive, as they stand in the names of schools. All are put together here, none is meant. */
const beginnings =
	'Aukš Balt Berž Braš Dauj Dob Eglin Gerv Gilv Girdž Graž Jaun Juodv Kalv Kampin Kirmėl Klevin Laukin Liepin Medž Miež Nark Obelin Pamišk Pelkin Rasin Rūtel Smilg Strazd Šaltin Šerm Šilin Taurin Uogin Varnin Viedr Vyšnin Žalsv Žemin Žird'.split(
		' '
	);
const endings = ['upių', 'iškių', 'ėnų', 'akalnių', 'alaukio', 'advario', 'avos', 'ynės'];

/** Names that a town school may carry; picked so that no real school has them. */
const emblems = [
	'Žalvarnio',
	'Vieversių',
	'Vėjarodžio',
	'Laumžirgio',
	'Trijų ąžuolų',
	'Mėnulio tako',
	'Šaltekšnio',
	'Rasakilos',
	'Pelėdžiuko',
	'Kaštonų alėjos',
	'Vaivorykštės lanko',
	'Debesų',
	'Lubinų',
	'Žiogų pievos',
	'Gervuogių',
	'Smilčių kopos',
	'Žiburinių',
	'Vandens malūno',
	'Skrajų',
	'Aitvarų'
];

/** All village names there are, in an order of chance: each is used once. */
export const villages = (chance: Chance): string[] =>
	chance.some(
		beginnings.flatMap((beginning) => endings.map((ending) => beginning + ending)),
		beginnings.length * endings.length
	);

/** A name for a school of a town: „Utenos „Vėjarodžio“ …“ is left to the type that follows. */
export const townName = (town: string, chance: Chance): string => `${town} „${chance.pick(emblems)}“`;
