import type { Difference } from '../difference.ts';
import { partNames } from './part-names.ts';

/** Room for ten thousand applications; more is not read. */
export const mostBytes = 16 * 1024 * 1024;

const lineFeed = 10;

/** The eight lines of a file as bytes, each with its LF, or why it has not eight. */
export function splitLines(bytes: Uint8Array): { ok: true; lines: Uint8Array[] } | { ok: false; fault: Difference } {
	if (bytes.length === 0) return { ok: false, fault: { key: 'file_empty' } };
	if (bytes.length > mostBytes) return { ok: false, fault: { key: 'file_too_large', values: { most: mostBytes / 1024 / 1024 } } };
	const lines: Uint8Array[] = [];
	let count = 0;
	for (let begin = 0; begin < bytes.length; count += 1) {
		const end = bytes.indexOf(lineFeed, begin);
		if (end === -1) return { ok: false, fault: { key: 'file_truncated', values: { lines: count } } };
		if (lines.length < partNames.length) lines.push(bytes.subarray(begin, end + 1));
		begin = end + 1;
	}
	if (count !== partNames.length) return { ok: false, fault: { key: 'line_count', values: { lines: count } } };
	return { ok: true, lines };
}
