import { covers, type Day } from '#platform';

/** What a person can be in an organisation. What each is called is in `messages/`, as a duty and not as a title (L-20). */
export const roleKinds = [
	'centre_officer',
	'programme_owner',
	'reviewer',
	'municipal_officer',
	'school_head',
	'school_coordinator',
	'team_member',
	'network_coordinator',
	'expert',
	'lecturer'
] as const;
export type RoleKind = (typeof roleKinds)[number];

export const isRoleKind = (text: unknown): text is RoleKind => roleKinds.some((kind) => kind === text);

export const organisationKinds = ['centre', 'ministry', 'municipality', 'school', 'education_centre', 'other'] as const;
export type OrganisationKind = (typeof organisationKinds)[number];
export type Organisation = { id: string; kind: OrganisationKind; name: string };

/** A role is a dated period of a person in an organisation: the first and the last day belong to it. */
export type Role = { id: string; kind: RoleKind; organisation_id: string; starts_on: Day; ends_on: Day | null };

type Period = Pick<Role, 'starts_on' | 'ends_on'>;

/** The roles that are in force on a day. */
export const inForce = <Some extends Period>(roles: readonly Some[], day: Day): Some[] => roles.filter((role) => covers(role, day));

/** Whether two periods share a day. The same person cannot be the same thing in the same place twice at once. */
export const overlap = (one: Period, other: Period): boolean =>
	one.starts_on <= (other.ends_on ?? forever) && other.starts_on <= (one.ends_on ?? forever);

const forever = '9999-12-31';

/** In which organisations a role can be held; a kind that is not named here can be held anywhere. */
const homes: Partial<Record<RoleKind, readonly OrganisationKind[]>> = {
	centre_officer: ['centre'],
	programme_owner: ['centre', 'ministry'],
	municipal_officer: ['municipality'],
	school_head: ['school'],
	school_coordinator: ['school'],
	team_member: ['school']
};

/** The kinds of organisations in which a role can be held. */
export const homesOf = (kind: RoleKind): readonly OrganisationKind[] => homes[kind] ?? organisationKinds;

/** Whether a role can be held in an organisation of a kind: nobody heads a municipality's school. */
export const fits = (kind: RoleKind, organisation: OrganisationKind): boolean => homesOf(kind).includes(organisation);
