import type { Progress, Solved } from '../progress.ts';

/** What the thread is given: the task, and a shared word that is 1 from the moment on when somebody wants it to stop. */
export type ThreadData = { task: unknown; stop: SharedArrayBuffer };

/** What the thread says: when it begins to work, while it works, and at its end. */
export type Said =
	| { kind: 'begun' }
	| { kind: 'progress'; progress: Progress }
	| { kind: 'plan'; plan: unknown }
	| { kind: 'ended'; solved: Solved<unknown> };
