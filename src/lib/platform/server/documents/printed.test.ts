import { beforeEach, expect, test, vi } from 'vitest';
import type { DocumentData } from './render.ts';

const { renders } = vi.hoisted(() => ({ renders: [] as string[] }));
vi.mock('./render.ts', async (original) => ({
	...(await original<typeof import('./render.ts')>()),
	renderPdf: (template: string, data: DocumentData) => (renders.push(data.title), new TextEncoder().encode(`${template} ${data.title}`))
}));
const { keptDocuments, markOf, printOnce } = await import('./printed.ts');

const at = new Date('2026-11-27T08:00:00Z');
const data = (title: string): DocumentData => ({ title, footer: 'Kartu' });
const print = (title: string, locale: 'lt' | 'en' = 'lt', moment = at) => printOnce('questions', data(title), { locale, at: moment });

beforeEach(() => void renders.splice(0));

test('a public document is made once, however often it is asked for', () => {
	const [first, second] = [print('Klausimai'), print('Klausimai')];
	expect(renders).toEqual(['Klausimai']);
	expect(second).toEqual(first);
	expect(first.mark).toBe(markOf('questions', data('Klausimai'), { locale: 'lt', at }));
});

test('another language, another moment or another word is another document', () => {
	const marks = [print('A'), print('A', 'en'), print('A', 'lt', new Date('2026-11-28T08:00:00Z')), print('B')].map(({ mark }) => mark);
	expect(new Set(marks).size).toBe(4);
	expect(renders).toHaveLength(4);
});

test('only so many are kept: what nobody has asked for longest is made anew', () => {
	for (let place = 0; place < keptDocuments; place += 1) print(`Kvietimas ${place}`);
	print('Kvietimas 0');
	print('Dar vienas');
	renders.splice(0);
	print('Kvietimas 0');
	expect(renders).toEqual([]);
	print('Kvietimas 1');
	expect(renders).toEqual(['Kvietimas 1']);
});
