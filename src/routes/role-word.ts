import { m } from '#lib/messages/messages.js';

/** What a role is called: a duty, not a title (L-20). Written out, so that a page fetches these words and no others. */
const words: Record<string, () => string> = {
	centre_officer: m.role_centre_officer,
	expert: m.role_expert,
	lecturer: m.role_lecturer,
	municipal_officer: m.role_municipal_officer,
	network_coordinator: m.role_network_coordinator,
	programme_owner: m.role_programme_owner,
	reviewer: m.role_reviewer,
	school_coordinator: m.role_school_coordinator,
	school_head: m.role_school_head,
	team_member: m.role_team_member
};

export const roleWord = (kind: string): string => words[kind]?.() ?? kind;
