export { scopeFor, tokenDays } from './api-token.ts';
export { mayKeepPasskeys, withinSite } from './address.ts';
export { readEmail } from './email.ts';
export { erasedParts, keptParts, type ErasedPart, type KeptPart } from './erasure.ts';
export { invitationDays, invitationState, type InvitationState } from './invitation.ts';
export { longestName, readName, withoutInvisible, type NameFault } from './name.ts';
export { longestPassword, passwordFault, shortestPassword, type PasswordFault } from './password.ts';
export { readPhone } from './phone.ts';
export { givableIn, givers, mayGive, mayHandOver, maySeePeopleOf, operates } from './rights.ts';
export type { Fate, RecordClass } from './retention.ts';
export {
	fits,
	homesOf,
	inForce,
	isRoleKind,
	organisationKinds,
	overlap,
	roleKinds,
	type Organisation,
	type OrganisationKind,
	type Role,
	type RoleKind
} from './role.ts';
