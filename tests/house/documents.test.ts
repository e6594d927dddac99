import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readByPdfJs } from '../support/pdf/by-pdfjs.ts';
import { readByPdfium } from '../support/pdf/by-pdfium.ts';
import { elements, spoken, type ReadPdf } from '../support/pdf/read.ts';
import { samples } from './documents/samples.ts';

const readers = { 'PDF.js': readByPdfJs, PDFium: readByPdfium };
const kinds = Object.entries(samples).map(([name, sample]) => ({ name, ...sample }));
const printed = new Map(kinds.map(({ name, print }) => [name, print()]));
/** Without signs that nobody hears: places to part a word, and to keep it whole. */
const heard = (document: ReadPdf) => spoken(document).replace(/[\u00ad\u2060]/g, '');
const close = (text: string) => text.replace(/[\s\u00ad]/g, '');

test('every template has a document that is read back', () => {
	// What all share, and the picture beside a link: it is drawn, not printed.
	const others = ['house.typ', 'share.typ'];
	const templates = readdirSync('documents').flatMap((file) => (others.includes(file) ? [] : file.replace('.typ', '')));
	expect(Object.keys(samples).sort()).toEqual(templates.sort());
});

describe.each(Object.entries(readers))('as %s reads it', (_, read) => {
	test.each(kinds)('$name says its title and language, and is tagged', async ({ name, title, locale }) => {
		expect(await read(printed.get(name)!)).toMatchObject({ title, language: locale, tagged: true, loose: [] });
	});

	test.each(kinds)('$name is heard in the order of its thought', async ({ name, title, heard }) => {
		const said = spoken(await read(printed.get(name)!));
		let from = 0;
		for (const piece of heard) {
			const found = said.indexOf(close(piece), from);
			expect(found, `“${piece}” after “${said.slice(Math.max(0, from - 40), from)}”`).toBeGreaterThanOrEqual(0);
			from = found + close(piece).length;
		}
		expect(said).toContain(close(title));
	});

	test.each(kinds)('$name has headings without a gap, tables with named columns and pictures with words', async ({ name, pictures }) => {
		const document = await read(printed.get(name)!);
		const all = elements(document);
		const levels = all.flatMap(({ role }) => (/^H[1-6]$/.test(role) ? [Number(role[1])] : []));
		levels.forEach((level, place) => expect(level).toBeLessThanOrEqual((levels[place - 1] ?? 0) + 1));
		for (const table of all.filter(({ role }) => role === 'Table')) {
			const cells = elements({ ...document, pages: [[table]] }).map(({ role }) => role);
			expect(cells).toContain('TR');
			expect(cells.some((role) => role === 'TH' || role === 'TD')).toBe(true);
		}
		const tables = all.filter(({ role }) => role === 'Table').length;
		expect(all.some(({ role }) => role === 'TH')).toBe(tables > 0);
		expect(all.filter(({ role }) => role === 'Figure' || role === 'Formula').map(({ alt }) => alt)).toEqual(pictures);
	});

	test.each(kinds)('$name carries its letters with it', async ({ name }) => {
		const { fonts } = await read(printed.get(name)!);
		expect(fonts.length).toBeGreaterThan(0);
		expect(fonts.filter(({ embedded }) => !embedded)).toEqual([]);
	});
});

test.each(kinds)('both programs hear the same in $name, under the same roles', async ({ name }) => {
	const [one, other] = await Promise.all([readByPdfJs(printed.get(name)!), readByPdfium(printed.get(name)!)]);
	expect(heard(one)).toBe(heard(other));
	expect(rolesOf(one)).toEqual(rolesOf(other));
});

/** Roles of what is heard: a table that goes on belongs to both pages, and programs tell its other half in their own ways. */
const rolesOf = (document: ReadPdf) =>
	elements(document).flatMap(({ role, children }) => (children.some(({ words }) => words.trim()) ? [role] : []));
