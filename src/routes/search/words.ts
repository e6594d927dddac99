import { m } from '#lib/messages/messages.js';

const words = {
	discussion: m.spaces_search_discussion,
	post: m.spaces_search_post,
	material: m.spaces_search_material,
	event: m.spaces_search_event,
	task: m.spaces_search_task,
	project: m.projects_search_project
};

export const kinds = Object.keys(words) as (keyof typeof words)[];

/** What a thing that was found is called. */
export const kindWord = (kind: string): string => (kind in words ? words[kind as keyof typeof words]() : kind);

/** How far back one can search, in days. */
export const daysOf = { week: 7, month: 31, year: 366 } as const;

const timeWords = { week: m.spaces_search_week, month: m.spaces_search_month, year: m.spaces_search_year };

export const timeChoices = (): { value: string; label: string }[] =>
	(Object.keys(daysOf) as (keyof typeof daysOf)[]).map((value) => ({ value, label: timeWords[value]() }));
