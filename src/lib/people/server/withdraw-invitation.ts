import { dayOf, done, isId, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { invitationDays } from '../invitation.ts';
import { mayGiveNow } from './give-role.ts';
import { sendInvitation } from './invite.ts';
import { lockInvitation, newToken, printOf, type Invitation } from './invitations.ts';
import { rolesInForce, rolesOfActor } from './roles.ts';

type Refusal = 'invitation_unknown' | 'not_yours' | 'invitation_answered';

/** Takes back an invitation that was not answered; the letter then says so. */
export function withdrawInvitation(context: Context, { invitation_id }: { invitation_id: string }): Promise<Outcome<undefined, Refusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await openInvitation(trx, context, invitation_id);
		if (!found.ok) return found;
		const { id, organisation, kind, name } = found.value;
		await trx.updateTable('people.invitation').set({ answer: 'withdrawn', answered_at: context.now }).where('id', '=', id).execute();
		await record(trx, context, {
			name: 'invitation.withdrawn',
			subject: { kind: organisation.kind, id: organisation.id },
			particulars: { role: kind, name }
		});
		return done();
	});
}

/**
 * Sends the letter once more with a new secret and a new term; the former letter opens nothing any more. Whoever may not
 * invite any more does not prolong what they have sent; whoever sends it again is the one who invites.
 */
export function inviteAgain(context: Context, { invitation_id }: { invitation_id: string }): Promise<Outcome<{ token: string }, Refusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await openInvitation(trx, context, invitation_id);
		if (!found.ok) return found;
		if (!(await mayStillInvite(trx, context, found.value))) return refused('not_yours');
		const token = newToken();
		const replaces_id = await stillReplaces(trx, context, found.value);
		const expires_at = new Date(context.now.getTime() + invitationDays * 86_400_000);
		await trx
			.updateTable('people.invitation')
			.set({ token_hash: printOf(token), expires_at, replaces_id, ...(context.actor.id ? { invited_by: context.actor.id } : {}) })
			.where('id', '=', found.value.id)
			.execute();
		await sendInvitation(trx, context, { ...found.value, token, hands_over: replaces_id !== null });
		return done({ token });
	});
}

async function openInvitation(trx: Trx, context: Context, id: string): Promise<Outcome<Invitation, Refusal>> {
	const invitation = isId(id) ? await lockInvitation(trx, id, context.now) : undefined;
	if (!invitation) return refused('invitation_unknown');
	const own = context.actor.id !== null && invitation.invited_by === context.actor.id;
	if (!own && !(await mayGiveNow(trx, context, invitation.kind, invitation.organisation))) return refused('not_yours');
	return invitation.answer === null ? done(invitation) : refused('invitation_answered');
}

/** Once the former role has ended nothing is handed over any more: what is left is an invitation. */
const stillReplaces = async (trx: Trx, { now }: Context, { replaces_id }: Invitation): Promise<string | null> =>
	replaces_id && (await rolesInForce(trx, dayOf(now), { persons: [], ids: [replaces_id] })).length > 0 ? replaces_id : null;

/** A handover is repeated by whoever still holds what is handed over. */
async function mayStillInvite(trx: Trx, context: Context, { kind, organisation, replaces_id }: Invitation): Promise<boolean> {
	if (await mayGiveNow(trx, context, kind, organisation)) return true;
	return replaces_id !== null && (await rolesOfActor(trx, context)).some(({ id }) => id === replaces_id);
}
