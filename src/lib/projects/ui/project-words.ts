import { m } from '#lib/messages/messages.js';
import type { ProjectOutcome, Visibility } from '#projects';

export const visibilityWords: Record<Visibility, () => string> = {
	school: m.projects_visibility_school,
	network: m.projects_visibility_network,
	edition: m.projects_visibility_edition,
	public: m.projects_visibility_public
};

export const visibilityHints: Record<Visibility, () => string> = {
	school: m.projects_visibility_school_hint,
	network: m.projects_visibility_network_hint,
	edition: m.projects_visibility_edition_hint,
	public: m.projects_visibility_public_hint
};

export const outcomeWords: Record<ProjectOutcome, () => string> = {
	finished: m.projects_outcome_finished,
	given_up: m.projects_outcome_given_up
};
