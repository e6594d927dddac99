import { m } from '#lib/messages/messages.js';
import type { Doing } from '../adaptation.ts';

/** What became of a block, in words. */
export const doingWords: Record<Doing, () => string> = {
	as_planned: m.programme_done_as_planned,
	changed: m.programme_done_changed,
	left_out: m.programme_done_left_out,
	added: m.programme_done_added
};
