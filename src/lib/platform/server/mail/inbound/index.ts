export type { Correspondent, ReplyDesk } from './desk.ts';
export { performReply } from './perform.ts';
export { receiveMail, type Incoming, type Received } from './receive.ts';
export { forgetInbound, inbound, type InboundFilters } from './list.ts';
export { openReceiver, type Receiver } from './smtp.ts';
