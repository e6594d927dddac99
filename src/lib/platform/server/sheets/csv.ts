import type { Locale } from '../../text.ts';

/** Programs open a CSV with the separator of their own language. */
const separators: Record<Locale, string> = { lt: ';', en: ',' };

/**
 * A sheet as CSV in UTF-8 with a byte order mark, so that spreadsheet programs show Lithuanian letters. What a program
 * would take for a formula is marked as text: words that people wrote must not run on an officer's machine.
 */
export const asCsv = (rows: readonly (readonly string[])[], locale: Locale): string =>
	`\ufeff${rows.map((row) => row.map((cell) => quoted(harmless(cell), separators[locale])).join(separators[locale])).join('\r\n')}\r\n`;

const harmless = (cell: string): string => (/^[\s\u00a0]*[=+\-@\t\r|%]/.test(cell) && !isNegative(cell) ? `'${cell}` : cell);

/** A number below zero is no formula, and as text it would not be added up. */
const isNegative = (cell: string): boolean => /^-\d+([.,]\d+)?$/.test(cell);

const quoted = (cell: string, separator: string): string =>
	cell.includes('"') || cell.includes(separator) || /[\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
