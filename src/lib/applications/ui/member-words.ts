import { m } from '#lib/messages/messages.js';
import type { TeamRole } from '#programmes';
import type { Category } from '#schools';

const roles: Record<TeamRole, () => string> = {
	teacher: m.team_role_teacher,
	administration: m.team_role_administration,
	support_specialist: m.team_role_support_specialist,
	municipal_specialist: m.team_role_municipal_specialist,
	centre_methodologist: m.team_role_centre_methodologist,
	other: m.team_role_other
};
const categories: Record<Category, () => string> = {
	none: m.application_category_none,
	teacher: m.application_category_teacher,
	senior_teacher: m.application_category_senior_teacher,
	methodologist: m.application_category_methodologist,
	expert_teacher: m.application_category_expert_teacher
};

/** As what somebody takes part in a team. */
export const roleWord = (role: TeamRole): string => roles[role]();

/** A qualification category (P-01). */
export const categoryWord = (category: Category): string => categories[category]();

/** A post with its subject. */
export const postOf = ({ post, subject }: { post: string; subject: string }): string => [post, subject].filter(Boolean).join(' · ');

/** The category of somebody, or that it is not known. */
export const categoryOf = ({ category }: { category: Category | null }): string =>
	category ? m.application_team_category({ category: categoryWord(category) }) : m.application_team_category_unknown();
