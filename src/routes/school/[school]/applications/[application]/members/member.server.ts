import type { Draft } from '#applications/server';

export type TypedForm = {
	name: string;
	email: string;
	post: string;
	subject: string;
	roles: string[];
	category: string;
	category_reason: string;
	leads: boolean;
	works_here: boolean;
	invite: boolean;
};

/** A member as the form was filled in. */
export function memberIn(form: FormData): TypedForm {
	const text = (name: string) => String(form.get(name) ?? '');
	return {
		name: text('name'),
		email: text('email'),
		post: text('post'),
		subject: text('subject'),
		roles: form.getAll('roles').map(String),
		category: text('category'),
		category_reason: text('category_reason'),
		leads: form.get('leads') === 'yes',
		works_here: form.get('works_here') === 'yes',
		invite: form.get('invite') === 'yes'
	};
}

/** The section of the form in which the team stands. */
export const sectionOfTeam = ({ rules }: Draft): string => rules.form.sections.find(({ kind }) => kind === 'team')?.key ?? '';
