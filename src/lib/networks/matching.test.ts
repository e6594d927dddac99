import { expect, test } from 'vitest';
import { matchHelpers, type HelperFacts, type NeedingFacts } from './matching.ts';

const utena = { lat: 55.5, lon: 25.6 };
/** One degree of latitude is 111 km. */
const north = { lat: 56.5, lon: 25.6 };
const network: NeedingFacts = {
	at: utena,
	topic: 'behaviour',
	schools: [
		{ school_id: 's1', school: 'Pirmoji', municipality_id: 'm1' },
		{ school_id: 's2', school: 'Antroji', municipality_id: 'm2' }
	]
};
const helper = (person_id: string, difference: Partial<HelperFacts> = {}): HelperFacts => ({
	person_id,
	name: person_id,
	at: utena,
	most_networks: 2,
	load: 0,
	topics: [],
	schools: [],
	municipalities: [],
	...difference
});
const order = (helpers: HelperFacts[]) => matchHelpers(network, helpers).map(({ person_id, points }) => [person_id, points]);

test('near comes before far, free before laden, knowing before not knowing', () => {
	expect(order([helper('far', { at: north }), helper('here')])).toEqual([
		['here', 0],
		['far', 111]
	]);
	expect(order([helper('laden', { load: 1 }), helper('free')])).toEqual([
		['free', 0],
		['laden', 40]
	]);
	expect(order([helper('other', { topics: ['culture'] }), helper('knows', { topics: ['culture', 'behaviour'] })])).toEqual([
		['knows', 0],
		['other', 60]
	]);
	// 111 km away and free (111) comes after here with two networks of three (80).
	expect(order([helper('far', { at: north }), helper('laden', { load: 2, most_networks: 3 })])).toEqual([
		['laden', 80],
		['far', 111]
	]);
});

test('whoever works in a school of the network, or is an officer of its municipality, comes last and is told why', () => {
	const [first, ...barred] = matchHelpers(network, [
		helper('teacher', { schools: ['s1', 'elsewhere'] }),
		helper('officer', { municipalities: ['m2'] }),
		helper('full', { load: 2 }),
		helper('far', { at: north, load: 1, topics: ['culture'] })
	]);
	expect(first?.person_id).toBe('far');
	expect(barred.map(({ person_id, interests, full }) => [person_id, interests, full])).toEqual([
		['officer', [{ kind: 'municipality', school_id: 's2', school: 'Antroji' }], false],
		['teacher', [{ kind: 'employment', school_id: 's1', school: 'Pirmoji' }], false],
		['full', [], true]
	]);
});

test('a network without a single problem asks for no topic; equals stand by their names', () => {
	const found = matchHelpers({ ...network, topic: null }, [helper('žydrė', { topics: ['culture'] }), helper('zita')]);
	expect(found.map(({ person_id, knows, points }) => [person_id, knows, points])).toEqual([
		['zita', null, 0],
		['žydrė', null, 0]
	]);
});
