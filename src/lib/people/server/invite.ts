import { addDays, dayOf, done, isId, newId, refused, type Fault, type Outcome } from '#platform';
import { record, within, writeMail, type Context, type Trx } from '#platform/server';
import { readEmail } from '../email.ts';
import { invitationDays } from '../invitation.ts';
import { readName } from '../name.ts';
import { fits, inForce, isRoleKind, type Organisation, type RoleKind } from '../role.ts';
import { mayGiveNow } from './give-role.ts';
import { newToken, printOf, unansweredInvitation } from './invitations.ts';
import { invitationLetter } from './mails/invitation.ts';
import { organisationById } from './organisations.ts';
import { personByEmail, personById } from './persons.ts';
import { peopleOf } from './roles.ts';
import { siteAddress } from './site.ts';

export type Invite = { email: string; name: string; kind: RoleKind; organisation_id: string };
export type InviteRefusal =
	'faulty' | 'unknown_organisation' | 'not_yours' | 'role_does_not_fit' | 'already_in_role' | 'already_invited' | 'too_many_invitations';
export type Invited = { id: string; token: string };

/** How many letters one person may send in an hour by inviting. */
const limit = { times: 60, seconds: 3600 };

/** Invites somebody by e-mail to a role; they accept or decline from the letter. The faults name what is wrong with address or name. */
export function invite(context: Context, input: Invite): Promise<Outcome<Invited, InviteRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const organisation = isId(input.organisation_id) ? await organisationById(trx, input.organisation_id) : undefined;
		if (!organisation) return refused('unknown_organisation');
		if (!(await mayGiveNow(trx, context, input.kind, organisation))) return refused('not_yours');
		return writeInvitation(trx, context, { ...input, organisation, replaces_id: null });
	});
}

export type Inviting = { email: string; name: string; kind: RoleKind; organisation: Organisation; replaces_id: string | null };

/** Writes an invitation and its letter, for use cases that have decided who may. */
export async function writeInvitation(trx: Trx, context: Context, inviting: Inviting): Promise<Outcome<Invited, InviteRefusal>> {
	const { kind, organisation, replaces_id } = inviting;
	if (!isRoleKind(kind) || !fits(kind, organisation.kind)) return refused('role_does_not_fit');
	const read = readInvitee(inviting);
	if ('faults' in read) return refused('faulty', read.faults);
	if (await isInRole(trx, context, read.email, inviting))
		return refused('already_in_role', [{ field: 'email', key: 'refusal_people_already_in_role' }]);
	if (!(await within(trx, context.now, 'people.invite', context.actor.id ?? context.actor.kind, limit)) && context.actor.kind !== 'system')
		return refused('too_many_invitations');

	const invited = { id: newId(), token: newToken() };
	const expires_at = new Date(context.now.getTime() + invitationDays * 86_400_000);
	await retire(trx, context, read.email, inviting);
	const written = await trx
		.insertInto('people.invitation')
		.values({
			id: invited.id,
			...read,
			kind,
			organisation_id: organisation.id,
			replaces_id,
			token_hash: printOf(invited.token),
			invited_by: context.actor.id,
			invited_at: context.now,
			expires_at
		})
		.onConflict((conflict) => conflict.columns(['email', 'kind', 'organisation_id']).where('answer', 'is', null).doNothing())
		.returning('id')
		.executeTakeFirst();
	if (!written) return refused('already_invited', [{ field: 'email', key: 'refusal_people_already_invited' }]);
	await sendInvitation(trx, context, { ...read, kind, organisation, token: invited.token, hands_over: replaces_id !== null });
	await record(trx, context, {
		name: 'invitation.sent',
		subject: { kind: organisation.kind, id: organisation.id },
		particulars: { role: kind, name: read.name, organisation: organisation.name }
	});
	return done(invited);
}

function readInvitee({
	email: typedEmail,
	name: typedName
}: Pick<Inviting, 'email' | 'name'>): { email: string; name: string } | { faults: Fault[] } {
	const read = readName(typedName);
	const email = readEmail(typedEmail);
	if ('name' in read && email) return { name: read.name, email };
	const faults: Fault[] = [];
	if ('fault' in read) faults.push({ field: 'name', key: `people_${read.fault}` });
	if (!email) faults.push({ field: 'email', key: typedEmail.trim() === '' ? 'people_email_missing' : 'people_email_wrong' });
	return { faults };
}

async function isInRole(trx: Trx, { now }: Context, email: string, { kind, organisation }: Inviting): Promise<boolean> {
	const person = await personByEmail(trx, email);
	if (!person) return false;
	return inForce(await peopleOf(trx, organisation.id, [kind]), dayOf(now)).some(({ person_id }) => person_id === person.id);
}

/** An invitation that nobody answered in time, or that does not stand any more, makes room for a new one. */
async function retire(trx: Trx, { now }: Context, email: string, { kind, organisation }: Inviting): Promise<void> {
	const waiting = await unansweredInvitation(trx, { email, kind, organisation }, now);
	if (!waiting || waiting.state === 'open') return;
	await trx.updateTable('people.invitation').set({ answer: 'withdrawn', answered_at: now }).where('id', '=', waiting.id).execute();
}

export type Sending = { email: string; name: string; kind: RoleKind; organisation: Organisation; token: string; hands_over: boolean };

/** Writes the letter of an invitation, in the language of the person when they are known. */
export async function sendInvitation(trx: Trx, context: Context, { email, kind, organisation, token, hands_over }: Sending): Promise<void> {
	const known = await personByEmail(trx, email);
	const inviter = context.actor.id ? await personById(trx, context.actor.id) : undefined;
	const locale = known?.locale ?? context.locale;
	const letter = invitationLetter[locale]({
		kind,
		hands_over,
		organisation: organisation.name,
		inviter: inviter?.name ?? null,
		address: siteAddress(`/invitation/${token}`, locale),
		until: addDays(dayOf(context.now), invitationDays)
	});
	await writeMail(trx, context.now, 'people.invitation', { email, locale, person_id: known?.id ?? null }, letter);
}
