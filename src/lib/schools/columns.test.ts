import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guessMapping, readMapping, registerFields } from './columns.ts';

test('Lithuanian headers are recognised however they are written', () => {
	const headers = [
		'Eil. Nr.',
		'Juridinio asmens kodas',
		'MOKYKLOS PAVADINIMAS',
		'Tipas',
		'Savivaldybė',
		'Adresas',
		'El. paštas',
		'Telefonas',
		'Mokinių skaičius (2026-09-01)',
		'Mokytojų sk.'
	];
	expect(guessMapping(headers)).toEqual({
		legal_code: 1,
		name: 2,
		type: 3,
		municipality: 4,
		address: 5,
		email: 6,
		phone: 7,
		pupils: 8,
		teachers: 9
	});
});

test('English headers are recognised', () => {
	expect(
		guessMapping(['legal_code', 'name', 'type', 'owner_kind', 'municipality', 'email', 'latitude', 'longitude', 'pupils', 'closed_on'])
	).toEqual({
		legal_code: 0,
		name: 1,
		type: 2,
		owner_kind: 3,
		municipality: 4,
		email: 5,
		latitude: 6,
		longitude: 7,
		pupils: 8,
		closed_on: 9
	});
});

test('the code of a parent is not taken for the code of the school', () => {
	expect(guessMapping(['Motininės įstaigos kodas', 'Įstaigos kodas', 'Pavadinimas'])).toEqual({ parent_code: 0, legal_code: 1, name: 2 });
});

test('unknown headers are left to the person who maps them', () => {
	expect(guessMapping(['a', '', 'Stulpelis 3'])).toEqual({});
});

test('no column is guessed for two facts, whatever the headers', () => {
	fc.assert(
		fc.property(
			fc.array(fc.oneof(fc.string(), fc.constantFrom('Kodas', 'Pavadinimas', 'mokykla', 'data', 'tipas', 'El. paštas')), { maxLength: 20 }),
			(headers) => {
				const columns = Object.values(guessMapping(headers));
				expect(new Set(columns).size).toBe(columns.length);
			}
		)
	);
});

test('of what a form says only columns that there are count, each once', () => {
	expect(readMapping({ legal_code: '0', name: '1', type: '1', email: '9', phone: '', website: 'x', nonsense: '2' }, 3)).toEqual({
		legal_code: 0,
		name: 1
	});
	expect(registerFields).not.toContain('nonsense');
});
