import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '../../text.ts';
import { folder, renderPdf, type DocumentData } from './render.ts';

/** A document that everybody may read, and the mark of its content. */
export type Printed = { pdf: Uint8Array; mark: string };

/** How many printed documents one process keeps; of more, the one that nobody has asked for longest goes. */
export const keptDocuments = 50;
const kept = new Map<string, Uint8Array>();

/** The mark of a document before it is made: the same template, data, language and moment have the same one. */
export function markOf(template: string, data: DocumentData, { locale, at }: { locale: Locale; at: Date }): string {
	const said = JSON.stringify([template, locale, at.toISOString(), data]);
	return createHash('sha256').update(lettersOf(template)).update(said).digest('base64url').slice(0, 32);
}

/** Makes a public document once; whoever asks for the same again gets the one that was made. */
export function printOnce(template: string, data: DocumentData, how: { locale: Locale; at: Date }): Printed {
	const mark = markOf(template, data, how);
	const pdf = kept.get(mark) ?? renderPdf(template, data, how);
	kept.delete(mark);
	kept.set(mark, pdf);
	for (const oldest of kept.keys()) {
		if (kept.size <= keptDocuments) break;
		kept.delete(oldest);
	}
	return { pdf, mark };
}

const letters = new Map<string, string>();

/** The template and the house's own with which it is set: a document of another form has another mark. */
function lettersOf(template: string): string {
	const text = letters.get(template) ?? ['house', template].map((name) => readFileSync(join(folder(), `${name}.typ`), 'utf8')).join('\n');
	letters.set(template, text);
	return text;
}
