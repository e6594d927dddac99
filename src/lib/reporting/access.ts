/** How a school stands to a call: whether the registers let it apply, and how far it came. */
export type AccessSchool = {
	id: string;
	name: string;
	municipality: string;
	county: string;
	type: string;
	/** Counted on the day that the call names; null where no count stood. */
	pupils: number | null;
	/** In a straight line to the nearest county town, in whole kilometres. */
	kilometres: number | null;
	/** Whether the registers let it apply: `unknown` where they are silent about something that the rules ask. */
	could: 'yes' | 'no' | 'unknown';
	applied: boolean;
	ranked: boolean;
	placed: boolean;
	/** Whether it has a place in the list that the rules give, and would have in the one that they would give without priority. */
	listed: boolean;
	listed_without: boolean;
};

export const accessStates = ['could', 'not_applied', 'applied', 'ranked', 'placed', 'only_with_priority', 'only_without_priority'] as const;
export type AccessState = (typeof accessStates)[number];

/** Whether a school is one of those that a number counts. Whoever applied is counted among those who could, whatever the registers say. */
export const isIn: Record<AccessState, (school: AccessSchool) => boolean> = {
	could: (school) => school.could !== 'no' || school.applied,
	not_applied: (school) => school.could !== 'no' && !school.applied,
	applied: (school) => school.applied,
	ranked: (school) => school.ranked,
	placed: (school) => school.placed,
	only_with_priority: (school) => school.listed && !school.listed_without,
	only_without_priority: (school) => school.listed_without && !school.listed
};

export const accessViews = ['size', 'distance', 'county', 'type'] as const;
export type AccessView = (typeof accessViews)[number];

/** From how many pupils on a school belongs to a band. Three hundred are still a small school (M-06). */
export const sizeBands = { up_to_100: 0, up_to_300: 101, up_to_600: 301, over_600: 601 } as const;
/** From how many kilometres on. */
export const distanceBands = { under_10: 0, under_25: 10, under_50: 25, from_50: 50 } as const;

/** In which row of a view a school stands. What nobody knows is a row of its own. */
export const bandOf: Record<AccessView, (school: AccessSchool) => string> = {
	size: ({ pupils }) => bandIn(sizeBands, pupils),
	distance: ({ kilometres }) => bandIn(distanceBands, kilometres),
	county: ({ county }) => county,
	type: ({ type }) => type
};

export type AccessRow = { band: string; counts: Record<AccessState, number> };

/** The schools of a view, row by row: bands in their order with the unknown last, the others as they first come. */
export function accessRows(view: AccessView, schools: readonly AccessSchool[]): AccessRow[] {
	const rows = new Map<string, AccessSchool[]>();
	const bands = view === 'size' ? sizeBands : view === 'distance' ? distanceBands : {};
	for (const band of Object.keys(bands)) rows.set(band, []);
	for (const school of schools.filter(isIn.could)) {
		const band = bandOf[view](school);
		rows.set(band, [...(rows.get(band) ?? []), school]);
	}
	return [...rows].map(([band, own]) => ({ band, counts: countsIn(own) }));
}

export const countsIn = (schools: readonly AccessSchool[]): Record<AccessState, number> =>
	Object.fromEntries(accessStates.map((state) => [state, schools.filter(isIn[state]).length])) as Record<AccessState, number>;

/** Whole percent of a part, to the nearest, half up; null of nothing. */
export const percentOf = (part: number, whole: number): number | null =>
	whole <= 0 ? null : Math.floor((200 * part + whole) / (2 * whole));

function bandIn(bands: Readonly<Record<string, number>>, value: number | null): string {
	if (value === null) return 'unknown';
	return Object.entries(bands).findLast(([, from]) => value >= from)?.[0] ?? 'unknown';
}
