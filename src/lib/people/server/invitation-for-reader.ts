import { done, refused, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { invitationByToken, type Invitation } from './invitations.ts';

/** What an invitation's letter opens, before it is answered. */
export function invitationForReader({ db, now }: Context, token: string): Promise<Outcome<Invitation, 'invitation_unknown'>> {
	return db.transaction().execute(async (trx) => {
		const invitation = await invitationByToken(trx, token, now);
		return invitation ? done(invitation) : refused('invitation_unknown');
	});
}
