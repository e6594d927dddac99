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

const asked: string[] = [];
const resolve = (event: { url: URL }) => (asked.push(event.url.pathname), new Response('page'));
const answer = (path: string, request = new Request('https://kartu.example')) =>
	refuseUnreadable({ event: { url: new URL(path, 'https://kartu.example'), request }, resolve } as unknown as Parameters<
		typeof refuseUnreadable
	>[0]);

test('what cannot be looked up is answered as a wrong address, and is not looked up', async () => {
	expect((await answer('/books/a%00')).status).toBe(400);
	expect(await (await answer('/books/a')).text()).toBe('page');
	expect(asked).toEqual(['/books/a']);
});

const sent = (type: string, body: BodyInit) =>
	new Request('https://kartu.example', { method: 'POST', headers: { 'content-type': type }, body });

test('a form that cannot be taken apart is a wrong one to whoever reads it, any other is read', async () => {
	const broken = sent('multipart/form-data; boundary=x', '--x\r\nno head');
	await answer('/', broken);
	await expect(broken.formData()).rejects.toMatchObject({ status: 400 });
	const whole = sent('application/x-www-form-urlencoded', 'name=Rasa');
	await answer('/', whole);
	expect((await whole.formData()).get('name')).toBe('Rasa');
});

test('a form that stopped on its way is not called a wrong one', async () => {
	const gone = new Error('gone');
	const body = new ReadableStream({ pull: (stream) => stream.error(gone) });
	const stopped = new Request('https://kartu.example', {
		...{ method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body },
		...{ duplex: 'half' }
	});
	await answer('/', stopped);
	await expect(stopped.formData()).rejects.toBe(gone);
});

test('a sign that the database does not know is left out of what is read, wherever it stands', async () => {
	const form = new FormData();
	form.append('na\0me', 'Ra\0sa');
	form.append('file', new File(['a\0b'], 'x.csv'));
	const typed = new Request('https://kartu.example', { method: 'POST', body: form });
	await answer('/', typed);
	const read = await typed.formData();
	expect([...read.keys()]).toEqual(['name', 'file']);
	expect(read.get('name')).toBe('Rasa');
	expect(await (read.get('file') as File).text()).toBe('a\0b');

	const saved = sent('application/json', JSON.stringify({ values: ['Ra\0sa', null, 4], 'to\0ld': { seen: '\0' } }));
	await answer('/', saved);
	expect(await saved.json()).toEqual({ values: ['Rasa', null, 4], told: { seen: '' } });
});

test('what is no JSON fails as it always does', async () => {
	const broken = sent('application/json', '{');
	await answer('/', broken);
	await expect(broken.json()).rejects.toBeInstanceOf(SyntaxError);
});
