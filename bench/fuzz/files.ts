import { deflateRawSync } from 'node:zlib';
import { asXlsx } from '#platform/server';
import type { Chance } from '../../stories/random.ts';

/** Files as people send them, small ones. */
const whole: { name: string; bytes: Uint8Array }[] = [
	{ name: 'lentele.csv', bytes: Buffer.from('Kodas;Pavadinimas;Savivaldybė\n190000001;Bandomoji mokykla;Vilniaus m.\n') },
	{
		name: 'lentele.xlsx',
		bytes: await asXlsx(
			[
				['Kodas', 'Pavadinimas'],
				['190000001', 'Bandomoji mokykla']
			],
			'Lapas',
			new Date(0)
		)
	},
	{
		name: 'rastas.pdf',
		bytes: Buffer.from(
			'%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF'
		)
	},
	{
		name: 'nuotrauka.png',
		bytes: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
	},
	{
		name: 'nuotrauka.jpg',
		bytes: Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), Buffer.alloc(400, 7), Buffer.from('ffd9', 'hex')])
	},
	{ name: 'bomba.zip', bytes: deflateRawSync(Buffer.alloc(8_000_000)) },
	{ name: 'programa.html', bytes: Buffer.from('<svg onload=alert(1)>') },
	{ name: 'tuscias.pdf', bytes: Buffer.alloc(0) }
];

/** One of them with bytes changed, cut off, put twice, or under another name. */
export function brokenFile(luck: Chance): File {
	const { name, bytes } = luck.pick(whole);
	let content = Buffer.from(bytes);
	for (let count = luck.between(0, 20); count > 0 && content.length > 0; count--)
		content[luck.between(0, content.length - 1)] = luck.between(0, 255);
	if (luck.happens(0.3)) content = content.subarray(0, luck.between(0, content.length));
	if (luck.happens(0.1)) content = Buffer.concat([content, content]);
	const called = luck.happens(0.3)
		? luck.pick(['x.pdf', '../../x.csv', 'ą\u202Efdp.exe', `${'n'.repeat(300)}.xlsx`, 'a\r\nb.pdf', '.'])
		: name;
	return new File([content], called, { type: luck.pick(['', 'application/pdf', 'text/csv', 'image/png', 'x']) });
}
