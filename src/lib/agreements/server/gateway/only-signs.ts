import { appended, readRevision, type Revision } from './pdf-revisions.ts';

/**
 * Whether a revision adds one signature and nothing else. It is byte for byte the update that its objects make: no object
 * is freed, hidden in a stream or told in two ways. Of what stood before, only the catalogue, a page and the lists of fields
 * and notes are said anew, and of these only what hangs the signature's hidden field in. What is new is the signature, its
 * field and these lists: nothing that paints over the text.
 */
export function onlySigns(base: Buffer, pdf: Buffer): boolean {
	try {
		const before = readRevision(base);
		const added = objectsIn(pdf.subarray(base.length).toString('latin1'));
		const size = Math.max(before.size, ...[...added.keys()].map((number) => number + 1));
		return appended(base, added, size).equals(pdf) && hangsIn(before, added);
	} catch {
		return false;
	}
}

/** The objects of an update, as they stand one after the other. */
function objectsIn(update: string): Map<number, string> {
	const objects = new Map<number, string>();
	const one = /(\d+) 0 obj\n([\s\S]*?)\nendobj\n/y;
	one.lastIndex = 1;
	for (let found = one.exec(update); found; found = one.exec(update)) objects.set(Number(found[1]), found[2] ?? '');
	return objects;
}

/** Whether the objects of an update are those of one signature whose field hangs in the form and on a page. */
function hangsIn({ objects, root }: Revision, added: ReadonlyMap<number, string>): boolean {
	const ofKind = (shape: RegExp): number[] => [...added].flatMap(([number, text]) => (shape.test(text) ? [number] : []));
	const [signature, ...signatures] = ofKind(/^<<[^<>]*\/Type \/Sig\b/);
	const [field, ...fields] = ofKind(fieldShape);
	if (signature === undefined || field === undefined || signatures.length + fields.length > 0) return false;
	const [, value, page] = (fieldShape.exec(added.get(field) ?? '') ?? []).map(Number);
	if (value !== signature || page === undefined || objects.has(signature) || objects.has(field)) return false;

	const form = listAt(objects, added, { holder: root, name: 'AcroForm', shape: formShape, field });
	const notes = listAt(objects, added, { holder: page, name: 'Annots', shape: notesShape, field });
	if (form === undefined || notes === undefined) return false;
	return [...added.keys()].every((number) => [signature, field, form, notes, root, page].includes(number));
}

/** A hidden field without a size or a look of its own. */
const fieldShape =
	/^<< \/Type \/Annot \/Subtype \/Widget \/FT \/Sig \/F 130 \/Rect \[0 0 0 0\] \/T \(Signature\d+\) \/TU <[0-9A-F]*> \/V (\d+) 0 R \/P (\d+) 0 R >>$/;
const formShape = /^<< \/SigFlags 3 \/Fields \[((?:\d+ 0 R ?)*)\] >>$/;
const notesShape = /^\[((?:\d+ 0 R ?)*)\]$/;

type List = { holder: number; name: 'AcroForm' | 'Annots'; shape: RegExp; field: number };

/** The number of a list that holds what it held, in order, and then the field; its holder is as it was, but for naming it the first time. */
function listAt(
	objects: ReadonlyMap<number, string>,
	added: ReadonlyMap<number, string>,
	{ holder, name, shape, field }: List
): number | undefined {
	const [was, is] = [objects.get(holder), added.get(holder) ?? objects.get(holder)];
	if (was === undefined || is === undefined) return undefined;
	const [earlier, list] = [listOf(was, name), listOf(is, name)];
	if (list === undefined || (earlier !== undefined && (earlier !== list || is !== was))) return undefined;
	if (earlier === undefined && (objects.has(list) || !namesList(was, is, name, list))) return undefined;
	const before = earlier === undefined ? [] : referencesIn(objects.get(earlier) ?? '');
	const held = shape.exec(added.get(list) ?? '')?.[1];
	return held === [...before, `${field} 0 R`].join(' ') ? list : undefined;
}

/** The holder names its list at its end, and is otherwise as it was. */
const namesList = (was: string, is: string, name: List['name'], list: number): boolean =>
	is === was.replace(/>>\s*$/, `/${name} ${list} 0 R${name === 'Annots' ? ' /Tabs /S' : ''} >>`);

function listOf(dictionary: string, name: List['name']): number | undefined {
	const [, number] = new RegExp(`/${name}\\s+(\\d+)\\s+0\\s+R`).exec(dictionary) ?? [];
	return number === undefined ? undefined : Number(number);
}

const referencesIn = (text: string): string[] => text.match(/\d+ 0 R/g) ?? [];
