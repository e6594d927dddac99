import { expect, test } from 'vitest';
import { keptDocuments, markOf, printOnce } from './printed.ts';
import type { DocumentData } from './render.ts';

const at = new Date('2026-11-27T08:00:00Z');
const institution = { name: 'Ugdymo centras', lines: ['Vilnius'] };
const data = (title: string): DocumentData => ({ title, footer: 'Kartu', institution, caption: '', lead: [], sections: [] });
const print = (title: string, locale: 'lt' | 'en' = 'lt', moment = at) => printOnce('questions', data(title), { locale, at: moment });

/** Whether the very same sheet is handed out again: one that is made anew stands elsewhere in memory. */
const isKept = (title: string, sheet: Uint8Array) => print(title).pdf === sheet;

test('a public document is made once, however often it is asked for', () => {
	const [first, second] = [print('Klausimai'), print('Klausimai')];
	expect(Buffer.from(first.pdf.subarray(0, 5)).toString()).toBe('%PDF-');
	expect(second.pdf).toBe(first.pdf);
	expect(first.mark).toBe(markOf('questions', data('Klausimai'), { locale: 'lt', at }));
});

test('another language, another moment or another word is another document', () => {
	const sheets = [print('A'), print('A', 'en'), print('A', 'lt', new Date('2026-11-28T08:00:00Z')), print('B')];
	expect(new Set(sheets.map(({ mark }) => mark)).size).toBe(4);
	expect(new Set(sheets.map(({ pdf }) => pdf)).size).toBe(4);
});

test('only so many are kept: what nobody has asked for longest is made anew', () => {
	const sheets = Array.from({ length: keptDocuments }, (_, place) => print(`Kvietimas ${place}`).pdf);
	const [first, second] = sheets as [Uint8Array, Uint8Array];
	expect(isKept('Kvietimas 0', first)).toBe(true);
	print('Dar vienas');
	expect(isKept('Kvietimas 0', first)).toBe(true);
	expect(isKept('Kvietimas 1', second)).toBe(false);
});
