import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Locale } from '../../text.ts';
import { readFaces } from './faces.ts';
import { charactersOf, printable } from './glyphs.ts';

/** What a template gets: texts only, in the language of the document. A template has no words of its own. */
export type Words = string | number | boolean | null | readonly Words[] | { readonly [name: string]: Words };
export type DocumentData = { title: string; footer: string } & { readonly [name: string]: Words };

/**
 * Makes a document from a template of `documents/` as a tagged PDF (PDF/UA-1) with its title and language. The same
 * template, data, pictures and moment give the same bytes. What people wrote is data and never markup; pictures are files that the
 * template finds beside itself by their names.
 */
export function renderPdf(
	template: string,
	data: DocumentData,
	{ locale, at, pictures = new Map() }: { locale: Locale; at: Date; pictures?: ReadonlyMap<string, Uint8Array> }
): Uint8Array {
	const { compiler, characters } = press();
	for (const [name, bytes] of pictures) compiler.mapShadow(join(folder(), name), Buffer.from(bytes));
	try {
		return printed(template, shownWords({ ...data, lang: locale }, characters), at, compiler);
	} finally {
		for (const name of pictures.keys()) compiler.unmapShadow(join(folder(), name));
		// What was remembered for other documents goes after ten of them: the press does not grow.
		compiler.evictCache(10);
	}
}

function printed(template: string, words: Words, at: Date, compiler: NodeCompiler): Uint8Array {
	const compiled = compiler.compile({ mainFilePath: join(folder(), `${template}.typ`), inputs: { data: JSON.stringify(words) } });
	if (!compiled.result) throw new Error(`the document ${template}: ${JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics)}`);
	return new Uint8Array(compiler.pdf(compiled.result, { pdfStandard: 'ua-1', creationTimestamp: Math.floor(at.getTime() / 1000) }));
}

/**
 * Draws a picture from a template of `documents/` as SVG: shapes only, the letters too, so that whoever makes pixels of it needs no typeface.
 * The same template and data give the same drawing.
 */
export function renderSvg(template: string, data: { title: string } & { readonly [name: string]: Words }, locale: Locale): string {
	const { compiler, characters } = press();
	const words = shownWords({ ...data, lang: locale }, characters);
	const compiled = compiler.compile({ mainFilePath: join(folder(), `${template}.typ`), inputs: { data: JSON.stringify(words) } });
	if (!compiled.result) throw new Error(`the drawing ${template}: ${JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics)}`);
	const svg = compiler.plainSvg(compiled.result);
	compiler.evictCache(10);
	// A point of the template is a pixel of the picture.
	return svg.replace(/^(<svg[^>]*?) width="([\d.]+)pt" height="([\d.]+)pt"/, '$1 width="$2" height="$3"');
}

type Press = { compiler: NodeCompiler; characters: ReadonlySet<number> };
let opened: Press | undefined;

/** Opened by the first document of the process: the faces are read once. */
function press(): Press {
	if (opened) return opened;
	const faces = readFaces();
	const sets = faces.map(charactersOf);
	const characters = new Set([...(sets[0] ?? [])].filter((character) => sets.every((set) => set.has(character))));
	opened = { compiler: NodeCompiler.create({ workspace: folder(), fontArgs: [{ fontBlobs: faces }] }), characters };
	return opened;
}

/** The templates stand in the project's folder: this file is found in it as written and as built. */
export function folder(): string {
	for (let above = import.meta.dirname; above !== dirname(above); above = dirname(above)) {
		const found = join(above, 'documents');
		if (existsSync(join(found, 'house.typ'))) return found;
	}
	throw new Error('the folder of the templates is missing');
}

function shownWords(words: Words, characters: ReadonlySet<number>): Words {
	if (typeof words === 'string') return printable(words, characters);
	if (Array.isArray(words)) return words.map((one: Words) => shownWords(one, characters));
	if (typeof words !== 'object' || words === null) return words;
	return Object.fromEntries(Object.entries(words).map(([name, one]) => [name, shownWords(one, characters)]));
}
