/** JSON as it was written: integers of any size, members in a map, so that no name means anything to the language. */
export type Json = null | boolean | bigint | string | Json[] | JsonObject;
export type JsonObject = Map<string, Json>;

export type JsonFault = { key: 'not_json'; column: number } | { key: 'duplicate_member'; name: string };

/** No part of a selection file is nested deeper than five. */
const deepest = 16;
/** Longer numbers than any sum of points; a reader must not be kept busy with a million digits. */
const mostDigits = 100;

/**
 * Reads one JSON value that fills the whole line. Stricter than `JSON.parse`: integers only, no member twice, no half
 * characters, and between the signs nothing but spaces.
 */
export function readJson(text: string): { ok: true; value: Json } | { ok: false; fault: JsonFault } {
	const reader: Reader = { text, at: 0, depth: 0 };
	try {
		const value = readValue(reader);
		skipSpaces(reader);
		if (reader.at < text.length) throw new Unreadable({ key: 'not_json', column: reader.at + 1 });
		return { ok: true, value };
	} catch (error) {
		if (error instanceof Unreadable) return { ok: false, fault: error.fault };
		throw error;
	}
}

type Reader = { text: string; at: number; depth: number };

class Unreadable extends Error {
	readonly fault: JsonFault;
	constructor(fault: JsonFault) {
		super(fault.key);
		this.fault = fault;
	}
}

function readValue(reader: Reader): Json {
	skipSpaces(reader);
	const sign = reader.text[reader.at];
	if (sign === '{') return inside(reader, readObject);
	if (sign === '[') return inside(reader, readList);
	if (sign === '"') return readText(reader);
	const word = readWord(reader);
	return word === undefined ? readInteger(reader) : word;
}

function inside<Value>(reader: Reader, read: (reader: Reader) => Value): Value {
	reader.depth += 1;
	if (reader.depth > deepest) unreadable(reader);
	reader.at += 1;
	const value = read(reader);
	reader.depth -= 1;
	return value;
}

function readObject(reader: Reader): JsonObject {
	const members: JsonObject = new Map();
	if (takes(reader, '}')) return members;
	do {
		skipSpaces(reader);
		const name = readText(reader);
		if (members.has(name)) throw new Unreadable({ key: 'duplicate_member', name });
		expects(reader, ':');
		members.set(name, readValue(reader));
	} while (takes(reader, ','));
	expects(reader, '}');
	return members;
}

function readList(reader: Reader): Json[] {
	const items: Json[] = [];
	if (takes(reader, ']')) return items;
	do items.push(readValue(reader));
	while (takes(reader, ','));
	expects(reader, ']');
	return items;
}

/** The text between quotes. The engine reads the escapes; what it would let pass (half characters) is refused here. */
function readText(reader: Reader): string {
	const { text, at } = reader;
	if (text[at] !== '"') unreadable(reader);
	let end = at + 1;
	while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
	const written = text.slice(at, end + 1);
	const value = written.includes('\\') || hasControls(written) ? withoutEscapes(written, reader) : written.slice(1, -1);
	if (end >= text.length || halfCharacter.test(value)) unreadable(reader);
	reader.at = end + 1;
	return value;
}

/** One half of a pair of UTF-16, which is no character. */
const halfCharacter = /\p{Cs}/u;

function withoutEscapes(written: string, reader: Reader): string {
	try {
		return JSON.parse(written) as string;
	} catch {
		return unreadable(reader);
	}
}

function hasControls(written: string): boolean {
	for (let i = 0; i < written.length; i += 1) if (written.charCodeAt(i) < 32) return true;
	return false;
}

const words: [string, null | boolean][] = [
	['null', null],
	['true', true],
	['false', false]
];

function readWord(reader: Reader): null | boolean | undefined {
	const found = words.find(([word]) => reader.text.startsWith(word, reader.at));
	if (found) reader.at += found[0].length;
	return found?.[1];
}

const integer = /-?(?:0|[1-9][0-9]*)(?![.eE0-9])/y;

function readInteger(reader: Reader): bigint {
	integer.lastIndex = reader.at;
	const [written] = integer.exec(reader.text) ?? [];
	if (written === undefined || written === '-0' || written.length > mostDigits) return unreadable(reader);
	reader.at += written.length;
	return BigInt(written);
}

function skipSpaces(reader: Reader): void {
	while (reader.text[reader.at] === ' ') reader.at += 1;
}

function takes(reader: Reader, sign: string): boolean {
	skipSpaces(reader);
	if (reader.text[reader.at] !== sign) return false;
	reader.at += 1;
	return true;
}

function expects(reader: Reader, sign: string): void {
	if (!takes(reader, sign)) unreadable(reader);
}

function unreadable({ at }: Reader): never {
	throw new Unreadable({ key: 'not_json', column: at + 1 });
}
