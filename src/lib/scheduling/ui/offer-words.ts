import { m } from '#lib/messages/messages.js';
import type { DisruptionKind } from '../disruption.ts';
import type { TrainingState } from '../training-state.ts';

/** The states of a training, as the glossary has them. */
export const stateWords: Record<TrainingState, () => string> = {
	dates_open: m.training_state_dates_open,
	offered: m.training_state_offered,
	confirmed: m.training_state_confirmed,
	moved: m.training_state_moved,
	running: m.training_state_running,
	done: m.training_state_done,
	cancelled: m.training_state_cancelled
};

/** What a party has answered. */
export const answerWords = {
	accepted: m.training_answer_accepted,
	declined: m.training_answer_declined,
	open: m.training_answer_open,
	over: m.training_answer_over,
	not_asked: m.training_answer_not_asked
} as const;

/** What makes a published timetable impossible. */
export const disruptionWords: Record<DisruptionKind, () => string> = {
	lecturer_away: m.disruption_lecturer_away,
	lecturer_withdrawn: m.disruption_lecturer_withdrawn,
	school_closed: m.disruption_school_closed,
	offer_declined: m.disruption_offer_declined
};
