import { createHash } from 'node:crypto';
import { convert } from 'html-to-text';
import { simpleParser, type Attachment, type ParsedMail } from 'mailparser';
import type { ReplyFile } from '../replies/handler.ts';
import type { Headers } from './kind.ts';
import { stripped } from './strip.ts';

/** A letter that came in, as far as it is understood. */
export type ReadMail = {
	message_id: string;
	from: string;
	/** To whom it says it is, in the order of how much that is worth: the mail server’s own word first. */
	to: string[];
	subject: string;
	headers: Headers;
	/** What its writer wrote in it. */
	text: string;
	files: ReplyFile[];
	/** The names of files beyond the first five. */
	filesLeft: string[];
};

/** No letter is larger: more is not even looked at. */
export const mostMailBytes = 5 * 1024 * 1024;
const mostFiles = 5;

/** Reads a letter. Never throws: what cannot be understood is missing. */
export async function readMail(raw: Uint8Array): Promise<ReadMail> {
	const mail = await parse(raw);
	const files = (mail?.attachments ?? []).filter(isFile).map(asFile);
	return {
		message_id: plain(mail?.messageId ?? '').slice(0, 998) || `<${createHash('sha256').update(raw).digest('hex')}@nameless>`,
		from: plain(mail?.from?.value[0]?.address ?? '').toLowerCase(),
		to: mail ? addressees(mail) : [],
		subject: plain(mail?.subject ?? '').slice(0, 500),
		headers: headersOf(mail),
		text: stripped(textOf(mail)),
		files: files.slice(0, mostFiles),
		filesLeft: files.slice(mostFiles).map(({ name }) => name)
	};
}

/** Pictures inside of a text (logos of signatures) are not fetched out of it, and no link is made of anything. */
const parse = (raw: Uint8Array): Promise<ParsedMail | null> =>
	simpleParser(Buffer.from(raw), {
		skipImageLinks: true,
		skipTextToHtml: true,
		skipTextLinks: true,
		skipHtmlToText: true,
		checksumAlgo: 'sha256'
	}).catch(() => null);

const mostHtml = 1_000_000;

/** The plain text of a letter, else the text of its HTML: quotations marked with `>`, no pictures, no addresses of people twice. */
function textOf(mail: ParsedMail | null): string {
	if (mail?.text || !mail?.html || mail.html.length > mostHtml) return mail?.text ?? '';
	return convert(mail.html, {
		wordwrap: false,
		limits: { maxInputLength: mostHtml, maxDepth: 200 },
		selectors: [
			{ selector: 'img', format: 'skip' },
			{ selector: 'a', options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['<', '>'] } },
			{ selector: 'a[href^="mailto:"]', format: 'inline' }
		]
	});
}

const addressees = (mail: ParsedMail): string[] =>
	['x-original-to', 'delivered-to', 'to', 'cc'].flatMap((name) => {
		const lines = mail.headerLines.filter(({ key }) => key === name).map(({ line }) => line);
		return lines.join(' ').match(/[^\s<>,:;"]+@[^\s<>,;"]+/g) ?? [];
	});

/** The header lines unfolded; of a header that stands there several times, all. */
function headersOf(mail: ParsedMail | null): Headers {
	const headers = new Map<string, string>();
	for (const { key, line } of mail?.headerLines ?? []) {
		const value = line
			.slice(line.indexOf(':') + 1)
			.replace(/\r?\n\s+/g, ' ')
			.trim();
		headers.set(key, headers.has(key) ? `${headers.get(key)}\n${value}` : value);
	}
	if (mail?.subject) headers.set('subject', mail.subject);
	return headers;
}

/** Pictures that belong to the text are not files that somebody sends; neither are letters and calendars within a letter. */
const notFiles = /^(?:message\/|text\/calendar|text\/x-amp-html|application\/(?:x-)?pkcs7-signature|application\/pgp-signature)/;
const isFile = ({ related, contentType, content }: Attachment): boolean =>
	!related && content.byteLength > 0 && !notFiles.test(contentType);

const asFile = ({ filename, content }: Attachment): ReplyFile => ({ name: plain(filename ?? '').slice(0, 200), bytes: content });

/** A text that the database can keep: without the sign that PostgreSQL has no place for. */
const plain = (text: string): string => text.replaceAll('\0', '').trim();
