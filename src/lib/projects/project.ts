import type { Day } from '#platform';

/** What somebody is to a project. Only the team writes; a helper reads all and remarks (B-09); an officer reads. */
export type Part = 'team' | 'helper' | 'officer' | 'peer' | 'reader';

export const visibilities = ['school', 'network', 'edition', 'public'] as const;
export type Visibility = (typeof visibilities)[number];
export const isVisibility = (text: string): text is Visibility => (visibilities as readonly string[]).includes(text);

export const outcomes = ['finished', 'given_up'] as const;
export type ProjectOutcome = (typeof outcomes)[number];

/** What somebody has to do with the school, network and edition of a project, on the day that counts. */
export type Ties = {
	/** Head, coordinator or team member of its school. */
	school: boolean;
	/** Coordinator or expert of its network, or speaks for the school that founded it. */
	helps: boolean;
	/** Officer of the centre of its programme. */
	centre: boolean;
	/** Of a school of its network. */
	network: boolean;
	/** Of a school, or coordinator or expert, of any network of its edition. */
	edition: boolean;
};

/**
 * The part that somebody has in a project: the nearest one. Null for whoever may not know of it. Beyond its own network an
 * anonymous project is only told of without its page, because that names the school.
 */
export function partOf(ties: Ties, { visibility, anonymous }: { visibility: Visibility; anonymous: boolean }): Part | null {
	if (ties.school) return 'team';
	if (ties.helps) return 'helper';
	if (ties.centre) return 'officer';
	if (ties.network && visibility !== 'school') return 'peer';
	return !anonymous && isShownTo(ties, visibility) ? 'reader' : null;
}

/** Whether what a project has tried may be told to somebody, with the school or without. */
export const isShownTo = (ties: Ties, visibility: Visibility): boolean =>
	ties.school ||
	ties.helps ||
	ties.centre ||
	visibility === 'public' ||
	(ties.edition && visibility === 'edition') ||
	(ties.network && visibility !== 'school');

/** Those who read everything in a project: its team, those who help it, and the centre. */
export const readsAll = (part: Part): boolean => part === 'team' || part === 'helper' || part === 'officer';

/** Whether a project is being worked on: it has not ended, and its network and edition are not over. */
export const isOpenOn = (project: { ended_at: Date | null; closes_on: Day }, today: Day): boolean =>
	project.ended_at === null && today <= project.closes_on;

/** The shortest and the longest title of a project, in characters. */
export const titleBounds = { least: 3, most: 200 } as const;
