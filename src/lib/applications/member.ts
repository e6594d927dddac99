import { line, prose, type Fault } from '#platform';
import { readEmail, readName } from '#people';
import { teamRoles, type TeamRole } from '#programmes';
import { categories, type Category } from '#schools';

/** A member as typed on the page. */
export type TypedMember = {
	name: string;
	email: string;
	post: string;
	subject: string;
	roles: string[];
	category: string;
	category_reason: string;
};
/** A member as it is kept; without an e-mail address the person is only a name. */
export type MemberParticulars = {
	name: string;
	email: string | null;
	post: string;
	subject: string;
	roles: TeamRole[];
	category: Category | null;
	category_reason: string;
};

/** Reads a member of a team; every field that cannot be taken is named. */
export function readMember(typed: TypedMember): { member: MemberParticulars } | { faults: Fault[] } {
	const faults: Fault[] = [];
	const wrong = (field: string, key: string, values: Record<string, number> = {}) =>
		void faults.push({ field, key: `application_fault_${key}`, values });

	const name = readName(typed.name);
	if ('fault' in name) wrong('name', name.fault);
	const email = typed.email.trim() === '' ? null : readEmail(typed.email);
	if (typed.email.trim() !== '' && email === null) wrong('email', 'email');
	const [post, subject, category_reason] = [line(typed.post), line(typed.subject), prose(typed.category_reason)];
	if (post === '') wrong('post', 'post_missing');
	if ([...post].length > 150) wrong('post', 'answer_too_long', { most: 150 });
	if ([...subject].length > 150) wrong('subject', 'answer_too_long', { most: 150 });
	if ([...category_reason].length > 1000) wrong('category_reason', 'answer_too_long', { most: 1000 });
	const roles = teamRoles.filter((role) => typed.roles.includes(role));
	if (roles.length === 0) wrong('roles', 'roles_missing');
	const category = categories.find((one) => one === typed.category) ?? null;
	if (faults.length > 0 || 'fault' in name) return { faults };
	return { member: { name: name.name, email, post, subject, roles, category, category_reason } };
}

/** How a person of the staff list takes part in a team: in each capacity that the list knows. */
export function rolesOfStaff({ administration, teaching }: { administration: boolean; teaching: boolean }): TeamRole[] {
	const roles: TeamRole[] = [];
	if (teaching) roles.push('teacher');
	if (administration) roles.push('administration');
	return roles.length > 0 ? roles : ['other'];
}
