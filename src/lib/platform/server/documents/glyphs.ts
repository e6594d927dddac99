/** The characters for which a TrueType face has a glyph, read from its `cmap` table (OpenType 1.9, formats 4 and 12). */
export function charactersOf(face: Buffer): Set<number> {
	const cmap = tableOf(face, 'cmap');
	const characters = new Set<number>();
	for (let index = 0; index < face.readUInt16BE(cmap + 2); index++) {
		const subtable = cmap + face.readUInt32BE(cmap + 4 + index * 8 + 4);
		const format = face.readUInt16BE(subtable);
		if (format === 4) readSegments(face, subtable, characters);
		if (format === 12) readGroups(face, subtable, characters);
	}
	return characters;
}

/**
 * The text with what the faces can show. Marks of direction and of nothing are left out; a character without a glyph
 * becomes a box, because a document that is to be read by everybody (PDF/UA) may not hold one that nobody sees.
 */
export function printable(text: string, characters: ReadonlySet<number>): string {
	const clean = text.normalize('NFC').replace(/[^\P{C}\n\t]/gu, '');
	return Array.from(clean, (character) =>
		/\s/.test(character) || characters.has(character.codePointAt(0) ?? 0) ? character : missing
	).join('');
}

const missing = '□';

function tableOf(face: Buffer, name: string): number {
	for (let index = 0; index < face.readUInt16BE(4); index++) {
		const entry = 12 + index * 16;
		if (face.toString('latin1', entry, entry + 4) === name) return face.readUInt32BE(entry + 8);
	}
	throw new Error(`the face has no table ${name}`);
}

function readSegments(face: Buffer, at: number, into: Set<number>): void {
	const size = face.readUInt16BE(at + 6);
	for (let segment = 0; segment < size; segment += 2) {
		const last = face.readUInt16BE(at + 14 + segment);
		const first = face.readUInt16BE(at + 16 + size + segment);
		for (let character = first; character <= last && character < 0xffff; character++) into.add(character);
	}
}

function readGroups(face: Buffer, at: number, into: Set<number>): void {
	for (let group = 0; group < face.readUInt32BE(at + 12); group++) {
		const entry = at + 16 + group * 12;
		for (let character = face.readUInt32BE(entry); character <= face.readUInt32BE(entry + 4); character++) into.add(character);
	}
}
