import type { Locale } from '../../text.ts';
import type { Reply } from './replies/reply-address.ts';

/** An address that a reader may act on, with the words of the act. */
export type Act = { act: string; address: string };

/** A small text that goes with a letter, such as an event for the reader's calendar; `method` is what a calendar does with it. */
export type Attachment = { name: string; type: 'text/calendar'; method: 'REQUEST' | 'CANCEL'; content: string };

/**
 * A letter as its author writes it: a subject that says outcome, action and date; paragraphs; at most a few acts.
 * With `reply` it is answered by replying to it, and stands together with other letters about the same thing.
 * With `unsubscribe`, an address of ours, mail readers show a button that ends such letters (RFC 8058).
 */
export type Letter = { subject: string; paragraphs: (string | Act)[]; attachments?: Attachment[]; reply?: Reply; unsubscribe?: string };

/** A letter in both languages, from the same values. */
export type Template<Values> = Record<Locale, (values: Values) => Letter>;

const frame = {
	lt: { greeting: 'Laba diena,', closing: 'Kartu' },
	en: { greeting: 'Hello,', closing: 'Kartu' }
} as const;

/** The letter as plain text: every act is an address on a line of its own. */
export function asText({ paragraphs }: Letter, locale: Locale): string {
	const { greeting, closing } = frame[locale];
	const body = paragraphs.map((part) => (typeof part === 'string' ? part : `${part.act}:\n${part.address}`));
	return [greeting, ...body, closing].join('\n\n') + '\n';
}

/** The letter as HTML that any mail reader shows: no pictures, no remote style, nothing that tracks. */
export function asHtml({ subject, paragraphs }: Letter, locale: Locale): string {
	const { greeting, closing } = frame[locale];
	const parts = [greeting, ...paragraphs, closing].map((part) => (typeof part === 'string' ? paragraph(part) : button(part)));
	return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body style="margin:0;background:#faf7f1;color:#1d2423;font:17px/1.55 'Source Sans 3',system-ui,sans-serif"><div style="max-width:36em;margin:0 auto;padding:32px 24px">
${parts.join('\n')}
</div></body></html>`;
}

const paragraph = (text: string): string => `<p style="margin:0 0 16px;white-space:pre-line">${escaped(text)}</p>`;

const button = ({ act, address }: Act): string =>
	`<p style="margin:24px 0"><a href="${escaped(address)}" style="background:#14532f;color:#fff;padding:12px 22px;border-radius:4px;text-decoration:none;font-weight:600">${escaped(act)}</a></p>`;

const escaped = (text: string): string =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
