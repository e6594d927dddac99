import type { Outcome } from '../../../outcome.ts';
import type { Context } from '../../context.ts';

/** A file that came with a reply, not yet recognised: whoever keeps it asks `saveFile`. */
export type ReplyFile = { name: string; bytes: Uint8Array };

/**
 * What somebody answered by mail. `text` is without quotations and signature and may be empty where files came.
 * `reply_id` is the same however often the work is tried: as the id of what is written it keeps that from being written twice.
 */
export type ReplyText = { reply_id: string; subject_id: string; text: string; files: ReplyFile[] };

/**
 * Takes a reply in the name of whoever sent it (`context.actor`), by the rules that hold on the pages: it asks everything
 * anew. Answers the id of what came of it, or the name of the refusal, which the sender is told in words.
 */
export type ReplyHandler = (context: Context, reply: ReplyText) => Promise<Outcome<{ id: string }, string>>;

/** Who takes a reply, by its purpose. */
export type Replies = Record<string, ReplyHandler>;
