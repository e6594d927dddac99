/** What the headers of a letter tell of how it came to be: names in lower case. */
export type Headers = ReadonlyMap<string, string>;

/** A letter that no person wrote to us: it came back, a machine answered, or it was sent to many. */
export type Impersonal = 'bounce' | 'automatic' | 'mailing_list';

/**
 * Whether a letter is one that nobody wrote to us: a report of a failed delivery (also known by an empty sender on the
 * envelope), an answer of a machine, such as of somebody on leave (RFC 3834), or a letter to a list.
 */
export function impersonal(headers: Headers, envelopeSender: string | null): Impersonal | null {
	const has = (name: string, pattern: RegExp): boolean => pattern.test(headers.get(name) ?? '');
	const from = headers.get('from') ?? '';
	if (envelopeSender === '' || has('return-path', /^\s*<\s*>\s*$/)) return 'bounce';
	if (has('content-type', /^\s*multipart\/report\b/i) || /\b(?:mailer-daemon|postmaster)@/i.test(from)) return 'bounce';
	if (headers.has('auto-submitted') && !has('auto-submitted', /^\s*no\b/i)) return 'automatic';
	const machine = ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-vacation'];
	if (machine.some((name) => headers.has(name)) || has('precedence', /auto[_-]?reply/i) || has('x-precedence', /auto/i)) return 'automatic';
	if (
		has(
			'subject',
			/^\s*(?:automatic reply|auto(?:matic)?[- ]?re(?:ply|sponse)|out of (?:the )?office|automatinis atsakymas|автоматический ответ|автоответ)\b/iu
		)
	)
		return 'automatic';
	if (has('subject', /^\s*(?:автоматический ответ|автоответ)/iu)) return 'automatic';
	if (has('precedence', /\b(?:bulk|list|junk)\b/i) || headers.has('list-id') || headers.has('list-post')) return 'mailing_list';
	return null;
}

/** Whether the mail server that let the letter in says that it is not from whom it claims (RFC 8601). */
export const isDisowned = (headers: Headers): boolean => /\bdmarc\s*=\s*fail\b/i.test(headers.get('authentication-results') ?? '');
