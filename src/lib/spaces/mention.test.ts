import { expect, test } from 'vitest';
import { soonest } from '../../../tests/support/soonest.ts';
import { mentionsIn } from './mention.ts';

const people = [
	{ person_id: '1', name: 'Ona Onaitė' },
	{ person_id: '2', name: 'Ona Onaitė-Petraitienė' },
	{ person_id: '3', name: 'Jonas Jonaitis' },
	{ person_id: '4', name: 'Jonas Jonaitis' }
];

test.each<[string, string[], string[]]>([
	['Ką manote, @Ona Onaitė?', ['1'], []],
	['@ona onaitė-petraitienė, ačiū', ['2'], []],
	['(@Ona Onaitė) ir dar kartą @Ona Onaitė', ['1'], []],
	['Abu: @Jonas Jonaitis', ['3', '4'], []],
	['Rašykite ona@Ona.lt', [], []],
	['@Slapta Slaptutė ir @Ona Onaitė', ['1'], ['Slapta Slaptutė']],
	['@Ona Onaitėje', [], ['Ona Onaitėje']],
	['kaina @ 5 €, @visi', [], []]
])('%j', (text, found, unknown) => {
	const said = mentionsIn(text, people);
	expect([said.found.map(({ person_id }) => person_id), said.unknown]).toEqual([found, unknown]);
});

test('a text full of signs is read at once, however many people may be mentioned', () => {
	const many = Array.from({ length: 1000 }, (_, place) => ({ person_id: `${place}`, name: `A${'a'.repeat(place % 60)} Vardenė${place}` }));
	for (const piece of ['@a ', '@Aaaa Vardenė ', '@', 'a@', '@A'])
		expect([piece, soonest(() => mentionsIn(piece.repeat(20_000 / piece.length), many)) < 50]).toEqual([piece, true]);
	expect(soonest(() => mentionsIn(`@${'A'.repeat(20_000)}`, many))).toBeLessThan(50);
});
