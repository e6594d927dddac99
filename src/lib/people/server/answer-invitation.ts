import { addDays, dayOf, done, refused, type Outcome } from '#platform';
import { asPerson, record, type Context, type Trx } from '#platform/server';
import { closeRole } from './end-role.ts';
import { invitationByToken, type Invitation } from './invitations.ts';
import { findOrAddPerson } from './persons.ts';
import { putInRole } from './put-in-role.ts';
import { historyOf, lockRole } from './roles.ts';

export type AnswerRefusal =
	| 'invitation_unknown'
	| 'invitation_expired'
	| 'invitation_lapsed'
	| 'invitation_withdrawn'
	| 'invitation_accepted'
	| 'invitation_declined';
export type Answered = { person_id: string | null; organisation_id: string };

/**
 * Answers an invitation with the secret of its letter: no sign-in is asked, the letter has shown whose mailbox it is.
 * Accepting adds the person, or finds the one who was listed before having an account. With a handover the former role
 * ends on the eve, so that the school is never without somebody. Refused as lapsed when whoever invited may not do so today.
 */
export function answerInvitation(
	context: Context,
	{ token, answer }: { token: string; answer: 'accepted' | 'declined' }
): Promise<Outcome<Answered, AnswerRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const invitation = await invitationByToken(trx, token, context.now, { lock: true });
		if (!invitation) return refused('invitation_unknown');
		if (invitation.state !== 'open') return refused(`invitation_${invitation.state}`);
		return done(answer === 'accepted' ? await accept(trx, context, invitation) : await decline(trx, context, invitation));
	});
}

async function accept(trx: Trx, { now, locale }: Context, invitation: Invitation): Promise<Answered> {
	const { organisation, kind, email, name } = invitation;
	const person_id = await findOrAddPerson(trx, now, { name, email, locale });
	const context = { actor: asPerson(person_id), now };
	const given = { person_id, kind, organisation, starts_on: dayOf(now), ends_on: null, given_by: invitation.invited_by };
	const role_id = (await putInRole(trx, context, given)) ?? (await heldRole(trx, person_id, invitation));
	await write(trx, invitation, { answer: 'accepted', answered_at: now, role_id });
	if (invitation.replaces_id) await handOn(trx, context, invitation.replaces_id, person_id);
	await record(trx, context, {
		name: 'invitation.accepted',
		subject: { kind: 'person', id: person_id },
		also: [{ kind: organisation.kind, id: organisation.id }],
		particulars: { role: kind, name, organisation: organisation.name }
	});
	return { person_id, organisation_id: organisation.id };
}

async function decline(trx: Trx, context: Context, invitation: Invitation): Promise<Answered> {
	const { organisation, kind, name } = invitation;
	await write(trx, invitation, { answer: 'declined', answered_at: context.now });
	await record(trx, context, {
		name: 'invitation.declined',
		subject: { kind: organisation.kind, id: organisation.id },
		particulars: { role: kind, name, organisation: organisation.name }
	});
	return { person_id: null, organisation_id: organisation.id };
}

const write = (trx: Trx, { id }: Invitation, answer: { answer: 'accepted' | 'declined'; answered_at: Date; role_id?: string | null }) =>
	trx.updateTable('people.invitation').set(answer).where('id', '=', id).execute();

/** Somebody gave the role in the meantime: accepting then changes nothing. */
async function heldRole(trx: Trx, personId: string, { kind, organisation }: Invitation): Promise<string | null> {
	const history = await historyOf(trx, [personId]);
	return history.find((role) => role.kind === kind && role.organisation_id === organisation.id)?.id ?? null;
}

async function handOn(trx: Trx, context: Pick<Context, 'actor' | 'now'>, roleId: string, successorId: string): Promise<void> {
	const former = await lockRole(trx, roleId);
	const today = dayOf(context.now);
	if (!former || former.role.person_id === successorId || (former.role.ends_on !== null && former.role.ends_on < today)) return;
	await closeRole(trx, context, { ...former, lastDay: addDays(today, -1) });
	await record(trx, context, {
		name: 'role.handed_over',
		subject: { kind: 'person', id: former.role.person_id },
		also: [
			{ kind: 'person', id: successorId },
			{ kind: former.organisation.kind, id: former.organisation.id }
		],
		particulars: { role: former.role.kind, organisation: former.organisation.name }
	});
}
