import { expect, test } from 'vitest';
import { mostNames, namesForgottenOn, readName } from './named.ts';

test.each(['Rūta Petraitienė', "Ona O'Brien", 'Jonas Žukas-Žukauskas', 'J. Basanavičius', 'Łucja Nowak'])('%s is a name', (name) => {
	expect(readName(`  ${name} `)).toEqual({ name, faults: [] });
});

test.each([
	['', 'named_name'],
	['Jo', 'named_name'],
	['https://pirk.example', 'named_letters'],
	['Rūta 5b', 'named_letters'],
	['<b>Rūta</b>', 'named_letters'],
	['a'.repeat(101), 'too_long']
])('%s is refused', (typed, key) => {
	expect(readName(typed).faults.map((fault) => fault.key)).toEqual([`projects_fault_${key}`]);
});

test('names are bounded by the count, and forgotten a year after the edition', () => {
	expect(mostNames(18)).toBe(38);
	expect(namesForgottenOn({ ends_on: '2027-12-01' })).toBe('2028-11-30');
});
