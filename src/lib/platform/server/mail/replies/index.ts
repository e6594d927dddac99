export { openReplies } from './address.ts';
export { replyAddress, type Reply } from './reply-address.ts';
export type { Replies, ReplyFile, ReplyHandler, ReplyText } from './handler.ts';
