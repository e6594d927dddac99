import * as v from 'valibot';
import { expect, test } from 'vitest';
import { PublicationSchema } from './call.ts';

test('an official publication is a page of the web, and no other kind of link', () => {
	const publishedAt = (url: string | null) =>
		v.is(PublicationSchema, { title: { lt: 'Kvietimas', en: '' }, published_on: '2026-11-27', url });
	for (const url of ['https://www.e-tar.lt/portal', 'http://centras.example/kvietimas?id=1', null]) expect(publishedAt(url)).toBe(true);
	for (const url of ['javascript:alert(1)', 'data:text/html,x', 'ftp://centras.example/a', 'www.e-tar.lt'])
		expect(publishedAt(url)).toBe(false);
});
