/** What can have become of an invitation. */
export type InvitationState = 'open' | 'accepted' | 'declined' | 'withdrawn' | 'expired';

/** How an invitation stands at an instant: answered, or open until its term ends. */
export const invitationState = (invitation: { answer: string | null; expires_at: Date }, now: Date): InvitationState =>
	invitation.answer !== null ? (invitation.answer as InvitationState) : now < invitation.expires_at ? 'open' : 'expired';

/** How long an invitation can be answered, in days: over a school holiday too. */
export const invitationDays = 30;
