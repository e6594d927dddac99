import type { Locale } from '../../../text.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../db/open.ts';
import type { Replies } from '../replies/handler.ts';

/** Somebody who may answer by mail. */
export type Correspondent = { id: string; email: string; locale: Locale };

/** What the floor does not know itself and the house tells it: who takes replies, who people are, and how a refusal is said. */
export type ReplyDesk = {
	replies: Replies;
	correspondentById: (trx: Trx, id: string) => Promise<Correspondent | undefined>;
	/** The sentence of a refusal in a language; null when there is none. */
	sentenceOf: (purpose: string, refusal: string, locale: Locale) => string | null;
	/** Whether other words would have been taken, so that it is worth writing again. */
	mayTryAgain: (refusal: string) => boolean;
	/** Whether what is answered to a purpose is nobody’s to read: it is not kept once it was taken or refused, nor sent back. */
	isConfidential: (purpose: string) => boolean;
	/** A text without the addresses by which its writer alone may act: ours stand in quotations that nobody recognised. */
	withoutTraces: (text: string) => string;
	/** The surroundings in which somebody acts. */
	as: (person: Correspondent, now: Date) => Context;
};
