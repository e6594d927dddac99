import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { done, refused, type Outcome } from '#platform';
import { tidied } from '../../written.ts';
import type { Table, TableRefusal, TableRow } from './table.ts';

/** Reads a text of separated values: UTF-8, UTF-16 or Windows-1257; semicolons, commas or tabs. */
export function readText(bytes: Uint8Array): Outcome<Table, TableRefusal> {
	const { text, encoding } = decode(bytes);
	const separator = separatorOf(text);
	const [header, ...records] = recordsOf(text, separator);
	if (!header) return refused('file_empty');
	const headers = header.cells.map(tidied);
	return done({ form: { kind: 'csv', encoding, separator }, headers, rows: records.map((row) => judged(row, headers.length)) });
}

/** Marks a row whose cells do not match the headers: a separator too many or too few has moved them. Empty cells at its end are no harm. */
function judged(row: TableRow, columns: number): TableRow {
	const cells = [...row.cells];
	while (cells.length > columns && cells.at(-1)?.trim() === '') cells.pop();
	if (row.fault || cells.length === columns) return { ...row, cells };
	return { ...row, cells, fault: { key: 'school_fault_columns', values: { found: cells.length, expected: columns } } };
}

function decode(bytes: Uint8Array): { text: string; encoding: string } {
	const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
	if (utf16) return { text: iconv.decode(Buffer.from(bytes), utf16), encoding: utf16.toUpperCase() };
	try {
		return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
	} catch {
		return { text: iconv.decode(Buffer.from(bytes), 'windows-1257'), encoding: 'Windows-1257' };
	}
}

/** The sign that separates most of the first line, outside quotes. */
function separatorOf(text: string): string {
	const first = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
	const counted = [';', '\t', ','].map((sign) => [sign, first.split(sign).length] as const);
	return counted.reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}

const common = { bom: true, relax_column_count: true, skip_empty_lines: true, info: true } as const;
type Parsed = { info: { lines: number }; record: string[] };

/**
 * With quotes as spreadsheets write them. Where a quote that is never closed has swallowed other lines, the text is read
 * again line by line, so that only its own row is broken.
 */
function recordsOf(text: string, delimiter: string): TableRow[] {
	try {
		const records = parse(text, { ...common, delimiter, relax_quotes: true }) as unknown as Parsed[];
		const columns = records[0]?.record.length ?? 0;
		const swallowed = records.some(({ record }) => record.length !== columns && record.some((cell) => /[\r\n]/.test(cell)));
		if (!swallowed) return records.map(({ info, record }) => ({ line: info.lines, cells: record }));
	} catch {
		// A quote without its pair: below.
	}
	return text
		.replace(/^\ufeff/, '')
		.split(/\r\n|\n|\r/)
		.flatMap((line, place) => (line.trim() === '' ? [] : [lineOf(line, place + 1, delimiter)]));
}

function lineOf(text: string, line: number, delimiter: string): TableRow {
	try {
		const [record] = parse(text, { delimiter, relax_quotes: true, relax_column_count: true }) as string[][];
		return { line, cells: record ?? [] };
	} catch {
		return { line, cells: text.split(delimiter), fault: { key: 'school_fault_quote' } };
	}
}
