import type { Organisation, Role, RoleKind } from './role.ts';

/**
 * Who may give which role. `everywhere` reaches every organisation except other centres, for the centre that operates the
 * installation; another centre gives roles in itself only. `own` reaches only the organisation in which the giver holds the
 * role. A role that is not named here gives none.
 */
export const givers: Partial<Record<RoleKind, { reach: 'everywhere' | 'own'; kinds: readonly RoleKind[] }>> = {
	centre_officer: {
		reach: 'everywhere',
		kinds: [
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
		]
	},
	school_head: { reach: 'own', kinds: ['school_coordinator', 'team_member'] },
	school_coordinator: { reach: 'own', kinds: ['school_coordinator', 'team_member'] }
};

type Held = Pick<Role, 'kind' | 'organisation_id'> & { operates: boolean };

/** Whether somebody with these roles (of today) looks after the installation: an officer of the centre that operates it. */
export const operates = (held: readonly { kind: string; operates: boolean }[]): boolean =>
	held.some((role) => role.kind === 'centre_officer' && role.operates);

/** Whether somebody with these roles (of today) may give a role in an organisation, and so also end it or invite to it. */
export const mayGive = (held: readonly Held[], kind: RoleKind, organisation: Pick<Organisation, 'id' | 'kind'>): boolean =>
	held.some((role) => {
		const right = givers[role.kind];
		return right !== undefined && right.kinds.includes(kind) && reaches(right.reach, role, organisation);
	});

/** The kinds of roles that somebody may give in an organisation, in the order of the list of kinds. */
export const givableIn = (held: readonly Held[], organisation: Pick<Organisation, 'id' | 'kind'>): RoleKind[] =>
	[...new Set(Object.values(givers).flatMap(({ kinds }) => kinds))].filter((kind) => mayGive(held, kind, organisation));

/** A centre is its own master: an officer of one centre makes no officers of another. */
const reaches = (reach: 'everywhere' | 'own', role: Held, organisation: Pick<Organisation, 'id' | 'kind'>): boolean =>
	role.organisation_id === organisation.id || (reach === 'everywhere' && role.operates && organisation.kind !== 'centre');

/** A head and a coordinator see who is who in their school; so does a member of its team. */
const seers: readonly RoleKind[] = ['school_head', 'school_coordinator', 'team_member'];

/** Whether somebody may see who holds which role in a school: its own people, and whoever looks after the installation. */
export const maySeePeopleOf = (held: readonly Held[], organisationId: string): boolean =>
	operates(held) || held.some((role) => role.organisation_id === organisationId && seers.includes(role.kind));

/** A handover gives on what the giver holds; whoever may give a role may also arrange its handover. */
export const mayHandOver = (
	held: readonly (Held & { id: string })[],
	role: Pick<Role, 'id' | 'kind'>,
	organisation: Pick<Organisation, 'id' | 'kind'>
): boolean => held.some(({ id }) => id === role.id) || mayGive(held, role.kind, organisation);
