// Makes the two subsets anew, in an empty folder elsewhere:
//   npm install source-sans@3.52.0 source-serif@4.5.1 subset-font@2.9.0 fontverter@2.0.0
//   node <this file> <that folder>/node_modules
// The results are committed: nobody needs these packages to build Kartu.
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const packages = resolve(process.argv[2] ?? 'node_modules');
const { default: subset } = await import(createRequire(join(packages, 'x.js')).resolve('subset-font'));
const fontverter = createRequire(join(packages, 'x.js'))('fontverter');

const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('');
const letters = `${ascii}ĄČĘĖĮŠŲŪŽąčęėįšųūžÉéÓóÖöÜü\u00a0\u2002\u202f§©«»°±²³·×„“”‘’‚–—…•€−→←↑↓✓№`;

await make('kartu-sans', 'Kartu Sans', 'source-sans/VF/SourceSans3VF-Upright.ttf', { wght: { min: 400, max: 700, default: 400 } });
await make('kartu-serif', 'Kartu Serif', 'source-serif/VAR/SourceSerif4Variable-Roman.ttf', { wght: 600, opsz: 32 });

/** @param {string} file @param {string} family @param {string} source @param {object} variationAxes */
async function make(file, family, source, variationAxes) {
	const plain = await subset(await readFile(join(packages, source)), letters, {
		targetFormat: 'truetype',
		variationAxes,
		noLayoutClosure: true
	});
	const font = await fontverter.convert(renamed(plain, family), 'woff2');
	await writeFile(new URL(`./${file}.woff2`, import.meta.url), font);
	console.log(file, font.length);
}

/** The same font under a name of ours: "Source" is reserved by its licence. @param {Buffer} font @param {string} family */
function renamed(font, family) {
	const postscript = family.replace(' ', '');
	const notice = 'Copyright 2010-2024 Adobe. A changed version, under the SIL Open Font License 1.1.';
	const names = nameTable({
		0: notice,
		1: family,
		2: 'Regular',
		3: `${postscript}-1`,
		4: family,
		5: 'Version 1.0',
		6: postscript,
		13: 'SIL Open Font License 1.1',
		14: 'https://openfontlicense.org'
	});
	const tables = tablesOf(font).map((table) => (table.tag === 'name' ? { ...table, data: names } : table));
	return assembled(font.readUInt32BE(0), tables);
}

/** @param {Record<number, string>} names */
function nameTable(names) {
	const texts = Object.entries(names).map(([id, text]) => ({ id: Number(id), bytes: Buffer.from(text, 'utf16le').swap16() }));
	const head = Buffer.alloc(6 + 12 * texts.length);
	head.writeUInt16BE(texts.length, 2);
	head.writeUInt16BE(head.length, 4);
	let offset = 0;
	texts.forEach(({ id, bytes }, index) => {
		[3, 1, 0x409, id, bytes.length, offset].forEach((value, place) => head.writeUInt16BE(value, 6 + 12 * index + 2 * place));
		offset += bytes.length;
	});
	return Buffer.concat([head, ...texts.map(({ bytes }) => bytes)]);
}

/** @param {Buffer} font */
function tablesOf(font) {
	return Array.from({ length: font.readUInt16BE(4) }, (_, index) => {
		const entry = 12 + 16 * index;
		const start = font.readUInt32BE(entry + 8);
		return { tag: font.toString('latin1', entry, entry + 4), data: font.subarray(start, start + font.readUInt32BE(entry + 12)) };
	});
}

/** @param {number} flavour @param {{ tag: string, data: Buffer }[]} tables */
function assembled(flavour, tables) {
	const head = Buffer.alloc(12 + 16 * tables.length);
	const log = Math.floor(Math.log2(tables.length));
	head.writeUInt32BE(flavour, 0);
	[tables.length, 16 * 2 ** log, log, 16 * (tables.length - 2 ** log)].forEach((value, index) => head.writeUInt16BE(value, 4 + 2 * index));
	let offset = head.length;
	const bodies = tables.map(({ tag, data }, index) => {
		const body = Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);
		const entry = 12 + 16 * index;
		head.write(tag, entry, 'latin1');
		head.writeUInt32BE(sumOf(body), entry + 4);
		head.writeUInt32BE(offset, entry + 8);
		head.writeUInt32BE(data.length, entry + 12);
		offset += body.length;
		return body;
	});
	return Buffer.concat([head, ...bodies]);
}

/** @param {Buffer} body */
function sumOf(body) {
	let sum = 0;
	for (let at = 0; at < body.length; at += 4) sum = (sum + body.readUInt32BE(at)) >>> 0;
	return sum;
}
