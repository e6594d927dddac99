import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { zipOf } from './zip.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const at = new Date('2027-05-03T08:00:00Z');

test('another program unpacks what was packed: names with Lithuanian letters, whole files and streams, in their order', async () => {
	const opened: string[] = [];
	const stream = (text: string) => () => (opened.push(text), Promise.resolve(new Blob([bytes(text)]).stream()));
	const zip = zipOf(
		[
			{ path: 'MOK-1/lankomumo suvestinė.txt', content: bytes('ąčęė') },
			{ path: 'MOK-1/lapai/pirmas.txt', content: stream('pirmas') },
			{ path: 'MOK-1/lapai/antras.txt', content: stream('antras') }
		],
		at
	);
	expect(opened).toEqual([]);
	const files = unzipSync(new Uint8Array(await new Response(zip).arrayBuffer()));
	expect(Object.entries(files).map(([path, content]) => [path, strFromU8(content)])).toEqual([
		['MOK-1/lankomumo suvestinė.txt', 'ąčęė'],
		['MOK-1/lapai/pirmas.txt', 'pirmas'],
		['MOK-1/lapai/antras.txt', 'antras']
	]);
});

test('a file that cannot be read breaks the archive off: nobody takes half of it for the whole', async () => {
	const zip = zipOf([{ path: 'a', content: () => Promise.reject(new Error('no such content')) }], at);
	await expect(new Response(zip).arrayBuffer()).rejects.toThrow();
});
