import { isDisowned, impersonal, type Headers } from './kind.ts';

/** Why nothing came of a letter. `refused`: nobody wrote it to us; `parked`: somebody may have, and it is not theirs to post. */
export type Fault = { state: 'refused' | 'parked'; why: string };

/** To whom a reply address belongs, and until when. */
export type Address = { person_id: string; sent_to: string; expires_at: Date };

export type InboundFacts = {
	bytes: number;
	mostBytes: number;
	headers: Headers;
	envelopeSender: string | null;
	from: string;
	/** The address that it was sent to, as we know it; null when it is none of ours. */
	address: Address | null;
	/** How many of our addresses of the same person it was sent to. */
	answers: number;
	/** The address of the person today; null when there is no such person any more. */
	email: string | null;
	text: string;
	files: number;
	now: Date;
};

/** More is no reply; the whole is kept in a place of 100,000 characters. */
const mostCharacters = 100_000;

/**
 * Whether a letter is taken as the answer of the person whose address it came to. Refused: larger than 5 MB, returned,
 * written by a machine, sent to a list. Parked: to no address of ours, from another sender than that person (their address
 * of today, or the one the last letter went to), disowned by the mail server that let it in, later than 90 days after the
 * last letter, to several addresses of theirs at once, or with nothing in it. Returns null when it is taken.
 */
export function faultOf(facts: InboundFacts): Fault | null {
	if (facts.bytes > facts.mostBytes) return { state: 'refused', why: 'too_large' };
	const nobody = impersonal(facts.headers, facts.envelopeSender);
	if (nobody) return { state: 'refused', why: nobody };
	const why = parkedFor(facts);
	return why ? { state: 'parked', why } : null;
}

function parkedFor({ address, answers, email, from, headers, now, text, files }: InboundFacts): string | null {
	if (!address || email === null) return 'address_unknown';
	if (from !== email && from !== address.sent_to) return 'other_sender';
	if (isDisowned(headers)) return 'disowned';
	if (now.getTime() >= address.expires_at.getTime()) return 'address_expired';
	if (answers > 1) return 'several_addresses';
	if (text === '' && files === 0) return 'empty';
	return text.length > mostCharacters ? 'too_long' : null;
}
