import { m } from '#lib/messages/messages.js';
import type { PhaseKind } from '../phase.ts';

/** What the phases are called. */
export const phaseNames: Record<PhaseKind, () => string> = {
	declaration: m.selection_phase_declaration,
	review: m.selection_phase_review,
	discussion: m.selection_phase_discussion,
	decision: m.selection_phase_decision,
	appeal: m.selection_phase_appeal
};

/** What each is for. */
export const phaseHints: Record<PhaseKind, () => string> = {
	declaration: m.selection_phase_declaration_hint,
	review: m.selection_phase_review_hint,
	discussion: m.selection_phase_discussion_hint,
	decision: m.selection_phase_decision_hint,
	appeal: m.selection_phase_appeal_hint
};
