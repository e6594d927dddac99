import { expect, test } from 'vitest';
import { fields, instant, listOf, orNull, shown, text, truth } from './schema.ts';

test('only what is described is told, however deep, and moments are told in UTC', () => {
	const school = fields(
		{ name: text, head: orNull(fields({ name: text })), branches: listOf(fields({ name: text })), at: instant },
		{ open: truth }
	);
	const known = {
		...{ name: 'Aušra', phone: '+370', at: new Date('2026-11-23T12:00:00+02:00') },
		head: { name: 'Rasa', email: 'rasa@x.example' },
		branches: [{ name: 'Filialas', id: 1 }]
	};
	expect(JSON.parse(JSON.stringify(shown(school, known)))).toEqual({
		...{ name: 'Aušra', at: '2026-11-23T10:00:00.000Z', head: { name: 'Rasa' }, branches: [{ name: 'Filialas' }] }
	});
	expect(shown(school, { ...known, head: null })).toMatchObject({ head: null });
});
