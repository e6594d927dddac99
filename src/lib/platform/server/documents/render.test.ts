import { getDocumentProxy, extractText } from 'unpdf';
import { expect, test } from 'vitest';
import { renderPdf, type DocumentData } from './render.ts';

const at = new Date('2026-11-27T08:00:00Z');
const questions = (title: string, line: string): DocumentData => ({
	title,
	footer: 'Kartu',
	caption: 'Mini mokymai',
	institution: { name: 'Centras', lines: ['Vilnius'] },
	lead: [line],
	sections: [
		{ title: 'Mokykla', intro: '', questions: [{ label: 'Kontaktinis asmuo', note: '', hint: '', options: ['Taip', 'Ne'], lines: 1 }] }
	]
});
const read = async (pdf: Uint8Array) => {
	const document = await getDocumentProxy(new Uint8Array(pdf));
	const { text } = await extractText(document, { mergePages: true });
	return { document, text };
};
const roles = (node: { role?: string; children?: unknown[] }): string[] => [
	...(node.role ? [node.role] : []),
	...(node.children ?? []).flatMap((child) => roles(child as { role?: string; children?: unknown[] }))
];

test('a document is tagged for readers who do not see it, with its title and language (A-06, L-23)', async () => {
	const { document } = await read(renderPdf('questions', questions('Paraiškos klausimai', ''), { locale: 'lt', at }));
	const { info, metadata } = await document.getMetadata();
	expect(info).toMatchObject({ Title: 'Paraiškos klausimai', Language: 'lt' });
	expect(metadata?.getRaw()).toContain('<pdfuaid:part>1</pdfuaid:part>');
	expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
	const tree = await (await document.getPage(1)).getStructTree();
	expect(roles(tree)).toEqual(expect.arrayContaining(['Document', 'H1', 'P', 'L', 'LI']));
});

test('a document shows every Lithuanian letter, quotation mark, dash and the euro', async () => {
	const letters = 'ĄČĘĖĮŠŲŪŽ ąčęėįšųūž „Saulės“ – 20 €';
	const { text } = await read(renderPdf('questions', questions('Klausimai', letters), { locale: 'lt', at }));
	expect(text).toContain(letters);
});

test('long words are broken by the rules of the language', async () => {
	const word = 'nebeprisikiškiakopūsteliaujantiesiems ';
	const { text } = await read(renderPdf('questions', questions('Klausimai', word.repeat(20)), { locale: 'lt', at }));
	expect(text).toMatch(/nebeprisikiškiako[-\u00ad]?\npūsteliaujantiesiems/);
});

test('what no face can show becomes a box, and marks of direction go, so that the document is still for everybody', async () => {
	const { text } = await read(renderPdf('questions', questions('Klausimai', 'Saulė 😀 \u202eגא\u0000 č'), { locale: 'lt', at }));
	expect(text).toContain('Saulė □ □□ č');
});

test('… in its title as well, which is set in another face: a name of somewhere else keeps no document from being made', async () => {
	const { text } = await read(renderPdf('questions', questions('Klausimai 😀 漢\u2011', 'a'), { locale: 'lt', at }));
	expect(text).toContain('Klausimai □ □□');
});

test('what people write is data: markup stays text', async () => {
	const written = '#panic("x") $x^2$ *ne* @ref [a] \\ // c';
	const { text } = await read(renderPdf('questions', questions('Klausimai', written), { locale: 'lt', at }));
	expect(text).toContain(written);
});

test('the same words give the same bytes, other words or another moment do not', () => {
	const one = renderPdf('questions', questions('Klausimai', 'a'), { locale: 'lt', at });
	renderPdf('questions', questions('Kiti klausimai', 'b'), { locale: 'en', at });
	expect(renderPdf('questions', questions('Klausimai', 'a'), { locale: 'lt', at })).toEqual(one);
	expect(renderPdf('questions', questions('Klausimai', 'b'), { locale: 'lt', at })).not.toEqual(one);
	expect(renderPdf('questions', questions('Klausimai', 'a'), { locale: 'lt', at: new Date(0) })).not.toEqual(one);
});

test('a template that is told too little says so', () => {
	expect(() => renderPdf('questions', { title: 'Klausimai', footer: '' }, { locale: 'lt', at })).toThrow('the document questions');
});
