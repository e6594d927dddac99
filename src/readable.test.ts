import { expect, test } from 'vitest';
import { isReadable, refuseUnreadable } from './readable.ts';

test.each([
	['/practices/a%00b', false],
	['/practices?q=%00', false],
	['/practices?group=a\0b', false],
	['/practices?q=100%25', true],
	['/practices?q=%2500', true],
	['/practices/klausianti-klase-1', true]
])('%s: %s', (path, readable) => expect(isReadable(new URL(path, 'https://kartu.example'))).toBe(readable));

test('what cannot be looked up is answered as a wrong address, and is not looked up', async () => {
	const asked: string[] = [];
	const resolve = (event: { url: URL }) => (asked.push(event.url.pathname), new Response('page'));
	const answer = (path: string) =>
		refuseUnreadable({ event: { url: new URL(path, 'https://kartu.example') }, resolve } as unknown as Parameters<
			typeof refuseUnreadable
		>[0]);
	expect((await answer('/books/a%00')).status).toBe(400);
	expect(await (await answer('/books/a')).text()).toBe('page');
	expect(asked).toEqual(['/books/a']);
});
