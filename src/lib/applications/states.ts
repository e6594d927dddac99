/** Where an application stands by somebody's decision. What the rules found is a row of its own, not a state. */
export const states = ['draft', 'submitted', 'returned', 'withdrawn'] as const;
export type State = (typeof states)[number];

/** The school may write: before the first sending, and when the centre has sent it back with remarks. */
export const isWritable = (state: State): boolean => state === 'draft' || state === 'returned';

/** The centre sees it: it has been sent at least once. */
export const isSent = (state: State): boolean => state === 'submitted' || state === 'returned';

/** The school may take it back: any time before it is decided on. */
export const mayBeWithdrawn = (state: State): boolean => state !== 'withdrawn';

/** What somebody of the school may do with one application. Who may send may also write; who may write may also see. */
export const rights = ['view', 'edit', 'send'] as const;
export type Right = (typeof rights)[number];

/** Whether one right includes another. */
export const includes = (held: Right | null, wanted: Right): boolean => held !== null && rights.indexOf(held) >= rights.indexOf(wanted);
