import { expect, test } from 'vitest';
import { withinSite } from './address.ts';

test('an address of this site is followed', () => {
	for (const to of ['/', '/today', '/en/calls?page=2#top', '/schools?q=Žiežmariai', '/a//b']) expect(withinSite(to)).toBe(to);
});

test('an address that leads or could be read to lead elsewhere is not', () => {
	const elsewhere = [
		...['https://other.example', '//other.example', '/\\other.example', '/\t/other.example', 'today', '', null, undefined],
		...['/.//other.example', '/a/..//other.example', '/%2e//other.example', '/./\\other.example', `/${'x'.repeat(2000)}`]
	];
	for (const to of elsewhere) expect(withinSite(to, '/today'), String(to)).toBe('/today');
});
