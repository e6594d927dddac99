import { expect, test } from 'vitest';
import { href, withQuery } from './href.ts';

test.each([
	['/', '/', '/en'],
	['/calls', '/calls', '/en/calls'],
	['/calls?sort=name#top', '/calls?sort=name#top', '/en/calls?sort=name#top'],
	['https://example.org/', 'https://example.org/', 'https://example.org/'],
	['//example.org', '//example.org', '//example.org'],
	['#team', '#team', '#team'],
	['mailto:a@b.lt', 'mailto:a@b.lt', 'mailto:a@b.lt']
])('%s has an address in each language', (path, lithuanian, english) => {
	expect(href(path, 'lt')).toBe(lithuanian);
	expect(href(path, 'en')).toBe(english);
});

test('a changed query keeps the rest and begins the pages anew', () => {
	const url = new URL('http://kartu.test/list?state=open&page=4&sort=name');
	expect(withQuery(url, { sort: '-name' })).toBe('/list?state=open&sort=-name');
	expect(withQuery(url, { page: 5 })).toBe('/list?state=open&page=5&sort=name');
	expect(withQuery(url, { state: '', sort: null })).toBe('/list');
});
