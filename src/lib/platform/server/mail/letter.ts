import type { Locale } from '../../text.ts';
import { markers } from './inbound/quotation.ts';
import type { Reply } from './replies/reply-address.ts';

/** An address that a reader may act on, with the words of the act. */
export type Act = { act: string; address: string };

/** What a letter consists of: paragraphs, acts, headings, what somebody wrote, and links that stand beside each other. */
export type Part = string | Act | { heading: string } | { by: string; text: string } | { links: Act[] };

/** A small text that goes with a letter, such as an event for the reader's calendar; `method` is what a calendar does with it. */
export type Attachment = { name: string; type: 'text/calendar'; method: 'REQUEST' | 'CANCEL'; content: string };

/**
 * A letter as its author writes it: a subject that says outcome, action and date; paragraphs; at most a few acts.
 * With `reply` it is answered by replying to it, and stands together with other letters about the same thing.
 * With `unsubscribe`, an address of ours, mail readers show a button that ends such letters (RFC 8058).
 * What is `confidential` nobody but its addressee reads: no page of the outbox shows its text, which goes once the letter has left.
 * Its subject is shown: it says nothing that is theirs.
 */
export type Letter = {
	subject: string;
	paragraphs: Part[];
	attachments?: Attachment[];
	reply?: Reply;
	unsubscribe?: string;
	confidential?: true;
};

/** A letter in both languages, from the same values. */
export type Template<Values> = Record<Locale, (values: Values) => Letter>;

const frame = {
	lt: { greeting: 'Laba diena,', closing: 'Kartu' },
	en: { greeting: 'Hello,', closing: 'Kartu' }
} as const;

/** The letter as plain text: every act is an address on a line of its own. */
export function asText({ paragraphs, reply }: Letter, locale: Locale): string {
	const { greeting, closing } = frame[locale];
	const above = isInvited(reply) ? [`--- ${markers[locale]} ---`] : [];
	return [...above, greeting, ...paragraphs.map(textOf), closing].join('\n\n') + '\n';
}

function textOf(part: Part): string {
	if (typeof part === 'string') return part;
	if ('heading' in part) return `${part.heading}\n${'='.repeat(Math.min(part.heading.length, 60))}`;
	if ('text' in part) return `${part.by}:\n${part.text.replace(/^/gm, '| ')}`;
	if ('links' in part) return part.links.map(({ act, address }) => `${act}: ${address}`).join('\n');
	return `${part.act}:\n${part.address}`;
}

const isInvited = (reply: Reply | undefined): boolean => reply !== undefined && reply.invited !== false;

/** The letter as HTML that any mail reader shows: no pictures, no remote style, nothing that tracks. */
export function asHtml({ subject, paragraphs, reply }: Letter, locale: Locale): string {
	const { greeting, closing } = frame[locale];
	const above = isInvited(reply) ? `<p style="margin:0 0 24px;color:#5d6664;font-size:14px">--- ${markers[locale]} ---</p>\n` : '';
	const parts = [greeting, ...paragraphs, closing].map(htmlOf);
	return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body style="margin:0;background:#faf7f1;color:#1d2423;font:17px/1.55 'Source Sans 3',system-ui,sans-serif"><div style="max-width:36em;margin:0 auto;padding:32px 24px">
${above}${parts.join('\n')}
</div></body></html>`;
}

function htmlOf(part: Part): string {
	if (typeof part === 'string') return paragraph(part);
	if ('heading' in part) return `<h2 style="margin:32px 0 8px;font-size:20px;line-height:1.3">${escaped(part.heading)}</h2>`;
	if ('text' in part) return quotation(part);
	if ('links' in part) return `<p style="margin:0 0 16px">${part.links.map(link).join(' &nbsp; ')}</p>`;
	return button(part);
}

const paragraph = (text: string): string => `<p style="margin:0 0 16px;white-space:pre-line">${escaped(text)}</p>`;

const quotation = ({ by, text }: { by: string; text: string }): string =>
	`<div style="margin:0 0 16px;padding:0 0 0 14px;border-left:3px solid #c9c2b2"><p style="margin:0;color:#5d6664;font-size:15px">${escaped(by)}</p><p style="margin:0;white-space:pre-line">${escaped(text)}</p></div>`;

const link = ({ act, address }: Act): string => `<a href="${escaped(address)}" style="color:#14532f">${escaped(act)}</a>`;

const button = ({ act, address }: Act): string =>
	`<p style="margin:24px 0"><a href="${escaped(address)}" style="background:#14532f;color:#fff;padding:12px 22px;border-radius:4px;text-decoration:none;font-weight:600">${escaped(act)}</a></p>`;

const escaped = (text: string): string =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
