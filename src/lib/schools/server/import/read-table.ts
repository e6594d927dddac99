import { refused, done, type Outcome } from '#platform';
import { readText } from './read-text.ts';
import { readWorkbook } from './read-workbook.ts';
import type { Table, TableRefusal } from './table.ts';

/** Bytes and rows that are read at most: the register of the country has about a thousand schools. */
const mostBytes = 20 * 1024 * 1024;
const mostRows = 20_000;

/** Reads a table from a file. What it is is told from its content, never from its name. */
export async function readTable(bytes: Uint8Array): Promise<Outcome<Table, TableRefusal>> {
	if (bytes.length === 0) return refused('file_empty');
	if (bytes.length > mostBytes) return refused('file_too_large');
	const kind = kindOf(bytes);
	if (kind === 'old_excel') return refused('file_old_excel');
	if (kind === 'other') return refused('file_not_a_table');
	const read = kind === 'xlsx' ? await readWorkbook(bytes) : readText(bytes);
	if (!read.ok) return read;
	if (read.value.headers.every((header) => header === '')) return refused('file_empty');
	if (read.value.rows.length === 0) return refused('file_without_rows');
	if (read.value.rows.length > mostRows) return refused('file_too_long');
	return done(read.value);
}

function kindOf(bytes: Uint8Array): 'xlsx' | 'old_excel' | 'text' | 'other' {
	const begins = (...signature: number[]) => signature.every((byte, place) => bytes[place] === byte);
	if (begins(0x50, 0x4b, 0x03, 0x04)) return 'xlsx';
	if (begins(0xd0, 0xcf, 0x11, 0xe0)) return 'old_excel';
	if (begins(0xff, 0xfe) || begins(0xfe, 0xff)) return 'text';
	// A text has no bytes of nought, and other known kinds begin with their names.
	if (bytes.subarray(0, 8000).includes(0) || begins(0x25, 0x50, 0x44, 0x46) || begins(0x7b, 0x5c, 0x72, 0x74) || begins(0x3c))
		return 'other';
	return 'text';
}
