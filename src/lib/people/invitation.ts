/** What can have become of an invitation. */
export type InvitationState = 'open' | 'accepted' | 'declined' | 'withdrawn' | 'expired' | 'lapsed';

/**
 * How an invitation stands at an instant: answered, or open until its term ends. It lapses when whoever sent it may not
 * give that role any more: a right that has ended gives nothing on.
 */
export function invitationState(invitation: { answer: string | null; expires_at: Date }, now: Date, stands = true): InvitationState {
	if (invitation.answer !== null) return invitation.answer as InvitationState;
	if (now >= invitation.expires_at) return 'expired';
	return stands ? 'open' : 'lapsed';
}

/** How long an invitation can be answered, in days: over a school holiday too. */
export const invitationDays = 30;
