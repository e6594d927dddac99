import type { DateParts } from '#lib/ui';

const textIn = (form: FormData, name: string): string => {
	const value = form.get(name);
	return typeof value === 'string' ? value.slice(0, 2000) : '';
};

/** What a lecturer and the centre both write of a lecturer. */
export const profileIn = (form: FormData) => ({
	municipality_id: textIn(form, 'municipality_id'),
	languages: form.getAll('languages').map(String),
	most_days: textIn(form, 'most_days')
});

/** Days of an absence or an exception as they were typed, to be shown again. */
export const absenceIn = (form: FormData, days: { starts_on: { parts: DateParts }; ends_on: { parts: DateParts } }) => ({
	starts_on: days.starts_on.parts,
	ends_on: days.ends_on.parts,
	why: textIn(form, 'why')
});

/** Wishes of a school as they were typed. */
export const wishesIn = (form: FormData, days: { preferred_from: { parts: DateParts }; preferred_to: { parts: DateParts } }) => ({
	patterns: form.getAll('patterns').map(String),
	preferred_from: days.preferred_from.parts as string | DateParts,
	preferred_to: days.preferred_to.parts as string | DateParts,
	venue: textIn(form, 'venue')
});
