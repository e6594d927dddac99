import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { init } from '@embedpdf/pdfium';
import type { ReadPdf, Tagged } from './read.ts';

type Pdfium = Awaited<ReturnType<typeof init>>;
/** Writes a text of UTF-16 into so many bytes at a place, and says how many it needs. */
type Ask = (place: number, bytes: number) => number;
type Memory = { malloc: (bytes: number) => number; free: (place: number) => void; HEAPU8: Uint8Array };
type Reader = { pdfium: Pdfium; memory: Memory; ask: (ask: Ask) => string };

/** Reads a document with PDFium, the reader of Chrome: another program, by other people, than PDF.js. */
export async function readByPdfium(pdf: Uint8Array): Promise<ReadPdf> {
	const found = await reader();
	const { pdfium, memory, ask } = found;
	const place = memory.malloc(pdf.byteLength);
	memory.HEAPU8.set(pdf, place);
	const document = pdfium.FPDF_LoadMemDocument(place, pdf.byteLength, '');
	if (!document) throw new Error('PDFium cannot read the document');
	const read: ReadPdf = {
		title: ask((to, bytes) => pdfium.FPDF_GetMetaText(document, 'Title', to, bytes)),
		language: ask((to, bytes) => pdfium.FPDFCatalog_GetLanguage(document, to, bytes)),
		tagged: Boolean(pdfium.FPDFCatalog_IsTagged(document)),
		pages: [],
		fonts: [],
		loose: []
	};
	for (let number = 0; number < pdfium.FPDF_GetPageCount(document); number++) readPage(found, document, number, read);
	pdfium.FPDF_CloseDocument(document);
	memory.free(place);
	return read;
}

let opened: Promise<Reader> | undefined;
const reader = (): Promise<Reader> => (opened ??= open());

async function open(): Promise<Reader> {
	const wasm = readFileSync(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'));
	const pdfium = await init({ wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) });
	pdfium.PDFiumExt_Init();
	const memory = memoryOf(pdfium);
	const ask = (question: Ask): string => {
		const bytes = question(0, 0);
		if (bytes <= 2) return '';
		const place = memory.malloc(bytes);
		question(place, bytes);
		const text = pdfium.pdfium.UTF16ToString(place);
		memory.free(place);
		return text;
	};
	return { pdfium, memory, ask };
}

const textObject = 1;

/** The machine's own memory is there once it runs; the types of the package leave it out. */
function memoryOf({ pdfium }: Pdfium): Memory {
	const { malloc, free } = pdfium.wasmExports as unknown as Memory;
	return { malloc, free, HEAPU8: (pdfium as unknown as Memory).HEAPU8 };
}

function readPage(reader: Reader, document: number, number: number, read: ReadPdf): void {
	const { pdfium } = reader;
	const page = pdfium.FPDF_LoadPage(document, number);
	const words = wordsIn(reader, page, read);
	const tree = pdfium.FPDF_StructTree_GetForPage(page);
	const roots = Array.from({ length: pdfium.FPDF_StructTree_CountChildren(tree) }, (_, at) =>
		taggedOf(reader, pdfium.FPDF_StructTree_GetChildAtIndex(tree, at), words)
	);
	read.pages.push(roots);
	pdfium.FPDF_StructTree_Close(tree);
	pdfium.FPDF_ClosePage(page);
}

/** The words of each piece of marked content of a page, by its number. */
function wordsIn(reader: Reader, page: number, read: ReadPdf): Map<number, string> {
	const { pdfium, ask } = reader;
	const words = new Map<number, string>();
	const texts = pdfium.FPDFText_LoadPage(page);
	for (let at = 0; at < pdfium.FPDFPage_CountObjects(page); at++) {
		const object = pdfium.FPDFPage_GetObject(page, at);
		if (pdfium.FPDFPageObj_GetType(object) !== textObject) continue;
		const said = ask((to, bytes) => pdfium.FPDFTextObj_GetText(object, texts, to, bytes));
		const id = pdfium.FPDFPageObj_GetMarkedContentID(object);
		if (id >= 0) words.set(id, (words.get(id) ?? '') + said);
		else if (said.trim() && !isDecoration(reader, object)) read.loose.push(said);
		const font = pdfium.FPDFTextObj_GetFont(object);
		read.fonts.push({ name: String(font), embedded: pdfium.FPDFFont_GetIsEmbedded(font) === 1 });
	}
	pdfium.FPDFText_ClosePage(texts);
	return words;
}

function isDecoration(reader: Reader, object: number): boolean {
	const { pdfium } = reader;
	const marks = Array.from({ length: pdfium.FPDFPageObj_CountMarks(object) }, (_, at) => pdfium.FPDFPageObj_GetMark(object, at));
	return marks.some((mark) => nameOf(reader, mark) === 'Artifact');
}

/** This question alone answers by a place and not by its return value. */
function nameOf({ pdfium, memory }: Reader, mark: number): string {
	const [place, length] = [memory.malloc(64), memory.malloc(8)];
	pdfium.FPDFPageObjMark_GetName(mark, place, 64, length);
	const name = pdfium.pdfium.UTF16ToString(place);
	memory.free(place);
	memory.free(length);
	return name;
}

function taggedOf(reader: Reader, element: number, words: Map<number, string>): Tagged {
	const { pdfium, ask } = reader;
	return {
		role: ask((to, bytes) => pdfium.FPDF_StructElement_GetType(element, to, bytes)),
		alt: ask((to, bytes) => pdfium.FPDF_StructElement_GetAltText(element, to, bytes)),
		words: '',
		children: Array.from({ length: pdfium.FPDF_StructElement_CountChildren(element) }, (_, at) => {
			const child = pdfium.FPDF_StructElement_GetChildAtIndex(element, at);
			if (child) return taggedOf(reader, child, words);
			const id = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, at);
			return { role: '', alt: '', words: words.get(id) ?? '', children: [] };
		})
	};
}
