import { m } from '#lib/messages/messages.js';
import type { Need, State } from '#applications';

/** The words of the centre's list, made once for all of its rows. */
export const needWords: Record<Need, () => string> = {
	message: m.application_centre_need_message,
	new: m.application_centre_need_new,
	look: m.application_centre_need_look,
	overdue: m.application_centre_need_overdue,
	returned: m.application_centre_need_returned,
	ready: m.application_centre_need_ready,
	ineligible: m.application_centre_need_ineligible,
	withdrawn: m.application_centre_need_withdrawn
};

export const outcomeWords = {
	yes: m.application_centre_outcome_yes,
	review: m.application_centre_outcome_review,
	no: m.application_centre_outcome_no
};

/** Only what was sent stands in the list, so a draft has no word here. */
export const stateWords: Partial<Record<State, () => string>> = {
	submitted: m.application_centre_state_submitted,
	returned: m.application_centre_state_returned,
	withdrawn: m.application_centre_state_withdrawn
};
