import { isHeaderOfQuotation, isSeparator, startsAttribution } from './quotation.ts';
import { withoutSignature } from './signature.ts';

/**
 * What somebody wrote themselves in a letter: without what they quote and without their signature. Answers written between
 * quoted lines stay. What none of the rules knows stays too: rather a line too much than a thought lost.
 */
export function stripped(text: string): string {
	const own = withoutQuotations(linesOf(text));
	return withoutSignature(own)
		.join('\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
}

/** Lines with plain spaces and no invisible signs. */
const linesOf = (text: string): string[] =>
	text
		.replace(/\r\n?/g, '\n')
		.replace(/[\u200b\u200e\u200f\u2060\ufeff\0]/g, '')
		.replace(/\u00a0/g, ' ')
		.split('\n')
		.map((line) => line.trimEnd());

const isQuoted = (line: string): boolean => /^\s{0,3}>/.test(line);

function withoutQuotations(lines: readonly string[]): string[] {
	const own: string[] = [];
	for (let at = 0; at < lines.length; at++) {
		const line = lines[at] ?? '';
		if (isSeparator(line) || isHeaderOfQuotation(lines, at)) break;
		const taken = startsAttribution(lines, at);
		// What follows is quoted line by line, or else all of it is.
		if (taken > 0 && !isQuoted(nextWritten(lines, at + taken))) break;
		if (taken > 0) at += taken - 1;
		else if (!isQuoted(line)) own.push(line);
	}
	return own;
}

const nextWritten = (lines: readonly string[], from: number): string => lines.slice(from).find((line) => line !== '') ?? '';
