import { textIn } from '../../form-days.server.ts';

const fields = [
	'name',
	'type',
	'owner_kind',
	'municipality',
	'address',
	'email',
	'phone',
	'website',
	'latitude',
	'longitude',
	'pupils',
	'teachers'
] as const;

/** What a form says of a school, as it was typed. */
export const entryIn = (form: FormData): Record<(typeof fields)[number], string> =>
	Object.fromEntries(fields.map((field) => [field, textIn(form, field)])) as Record<(typeof fields)[number], string>;
