import { expect, test } from 'vitest';
import { inOrder } from './collation.ts';

const places =
	'Alytus, Ąžuolas, Cirkliškis, Čekiškė, Eišiškės, Ėriškiai, Eržvilkas, Iešmantas, Ignalina, Ylakiai, Įsrutis, Yžas, Jonava, Sėda, Šakiai, Ukmergė, Ūla, Zarasai, Žagarė'.split(
		', '
	);
const municipalities =
	'Kazlų Rūdos, Kėdainių r., Kelmės r., Rietavo, Skuodo r., Šakių r., Šalčininkų r., Šiaulių m., Širvintų r., Švenčionių r., Tauragės r., Zarasų r.'.split(
		', '
	);

test.each([
	['places (L-06)', places],
	['municipalities (L-07)', municipalities]
])('%s stand in the order of Lithuanian letters', (_, names) => {
	expect([...names].reverse().sort(inOrder)).toEqual(names);
	expect([...names].sort()).not.toEqual(names);
});
