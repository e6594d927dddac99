import { m } from '#lib/messages/messages.js';
import type { State } from '../states.ts';

/** Where an application stands, in words (c6). */
export const stateInWords = (state: State): string =>
	({
		draft: m.application_state_draft,
		submitted: m.application_state_submitted,
		returned: m.application_state_returned,
		withdrawn: m.application_state_withdrawn
	})[state]();
