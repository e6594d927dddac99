import { getDocumentProxy } from 'unpdf';
import type { ReadPdf, Tagged } from './read.ts';

type Document = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Document['getPage']>>;
type Node = { role?: string; alt?: string; type?: string; id?: string; children?: Node[] };
type Item = { type?: string; tag?: string; id?: string; str?: string };

/** Reads a document with Mozilla's PDF.js, the reader of Firefox. */
export async function readByPdfJs(pdf: Uint8Array): Promise<ReadPdf> {
	const document = await getDocumentProxy(new Uint8Array(pdf));
	const { info } = (await document.getMetadata()) as { info: { Title?: string; Language?: string } };
	const read: ReadPdf = {
		title: info.Title ?? '',
		language: info.Language ?? '',
		tagged: (await document.getMarkInfo())?.Marked === true,
		pages: [],
		fonts: [],
		loose: []
	};
	for (let number = 1; number <= document.numPages; number++) await readPage(await document.getPage(number), read);
	return read;
}

async function readPage(page: Page, read: ReadPdf): Promise<void> {
	const content = (await page.getTextContent({ includeMarkedContent: true })) as { items: Item[]; styles: Record<string, unknown> };
	const words = wordsIn(content.items, read.loose);
	const tree = (await page.getStructTree()) as Node | null;
	read.pages.push((tree?.children ?? []).map((node) => taggedOf(node, words)));
	// The fonts are known once the page has been laid out.
	await page.getOperatorList();
	for (const id of Object.keys(content.styles)) {
		const font = page.commonObjs.get(id) as { name: string; missingFile?: boolean };
		read.fonts.push({ name: font.name, embedded: font.missingFile === false });
	}
}

/** The words of each piece of marked content; what stands in none of them, nor in an artifact, is loose. */
function wordsIn(items: Item[], loose: string[]): Map<string, string> {
	const words = new Map<string, string>();
	const open: Item[] = [];
	for (const item of items) {
		if (item.type === 'endMarkedContent') open.pop();
		else if (item.type) open.push(item);
		else if (item.str?.trim()) {
			const id = open.findLast((one) => one.id)?.id;
			if (id) words.set(id, (words.get(id) ?? '') + item.str);
			else if (!open.some(({ tag }) => tag === 'Artifact')) loose.push(item.str);
		}
	}
	return words;
}

const taggedOf = (node: Node, words: Map<string, string>): Tagged => ({
	role: node.role ?? '',
	alt: node.alt ?? '',
	words: node.type === 'content' ? (words.get(node.id ?? '') ?? '') : '',
	children: (node.children ?? []).map((child) => taggedOf(child, words))
});
