import { expect, test } from 'vitest';
import { countFilters, noFilters, readFilters } from './listing.ts';

test('filters are read from the address', () => {
	const query = new URLSearchParams(
		'outcome=review&priority=1&state=returned&topic=motivation&county=LT-VL&municipality=LT-57&q= Žiežmariai &sort=-school&need=new&page=3'
	);
	expect(readFilters(query)).toEqual({
		need: 'new',
		outcome: 'review',
		priority: true,
		state: 'returned',
		topic: 'motivation',
		county: 'LT-VL',
		municipality: 'LT-57',
		q: 'Žiežmariai',
		sort: '-school',
		page: 3
	});
});

test.each([
	'',
	'outcome=maybe&state=lost&topic=%27%3B--&county=Vilnius&municipality=57&sort=name%3Bdrop&need=all&page=-1',
	'page=2.5',
	'page=99999999999'
])('what makes no sense in an address is as if it were not there: %s', (address) => {
	expect(readFilters(new URLSearchParams(address))).toEqual(noFilters);
});

test('a megabyte of search is cut, and filters are counted without order and page', () => {
	const filters = readFilters(new URLSearchParams({ q: 'a'.repeat(1_000_000), sort: 'sent', page: '2' }));
	expect(filters.q).toHaveLength(100);
	expect(countFilters(filters)).toBe(1);
});
