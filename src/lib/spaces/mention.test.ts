import { expect, test } from 'vitest';
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
