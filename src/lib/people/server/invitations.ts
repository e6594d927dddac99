import { createHash, randomBytes } from 'node:crypto';
import type { Trx } from '#platform/server';
import { invitationState, type InvitationState } from '../invitation.ts';
import type { Organisation, RoleKind } from '../role.ts';

/** The secret of an invitation stands in the letter only; the database keeps its print. */
export const newToken = (): string => randomBytes(24).toString('base64url');
export const printOf = (token: string): string => createHash('sha256').update(token).digest('hex');

export type Invitation = {
	id: string;
	email: string;
	name: string;
	kind: RoleKind;
	organisation: Organisation;
	replaces_id: string | null;
	invited_by: string | null;
	inviter: string | null;
	invited_at: Date;
	expires_at: Date;
	answer: string | null;
	state: InvitationState;
};

const invitations = (trx: Trx) =>
	trx
		.selectFrom('people.invitation as invitation')
		.innerJoin('people.organisation as organisation', 'organisation.id', 'invitation.organisation_id')
		.leftJoin('people.person as inviter', 'inviter.id', 'invitation.invited_by')
		.select([
			'invitation.id',
			'invitation.email',
			'invitation.name',
			'invitation.kind',
			'invitation.replaces_id',
			'invitation.invited_by',
			'invitation.invited_at',
			'invitation.expires_at',
			'invitation.answer',
			'organisation.id as organisation_id',
			'organisation.kind as organisation_kind',
			'organisation.name as organisation_name',
			'inviter.name as inviter'
		]);

type Row = Awaited<ReturnType<ReturnType<typeof invitations>['executeTakeFirstOrThrow']>>;

const asInvitation = ({ organisation_id, organisation_kind, organisation_name, ...row }: Row, now: Date): Invitation => ({
	...row,
	kind: row.kind as RoleKind,
	organisation: { id: organisation_id, kind: organisation_kind as Organisation['kind'], name: organisation_name },
	state: invitationState(row, now)
});

/** The invitation that a letter's secret opens, locked when it is about to be answered. */
export async function invitationByToken(trx: Trx, token: string, now: Date, { lock = false } = {}): Promise<Invitation | undefined> {
	if (token.length > 100) return undefined;
	const query = invitations(trx).where('invitation.token_hash', '=', printOf(token));
	const row = await (lock ? query.forUpdate('invitation') : query).executeTakeFirst();
	return row && asInvitation(row, now);
}

/** One invitation, locked until the transaction ends. */
export async function lockInvitation(trx: Trx, id: string, now: Date): Promise<Invitation | undefined> {
	const row = await invitations(trx).where('invitation.id', '=', id).forUpdate('invitation').executeTakeFirst();
	return row && asInvitation(row, now);
}

/** Whom an organisation has invited and who has not come yet, the newest first. */
export async function openInvitationsOf(trx: Trx, organisationId: string, now: Date): Promise<Invitation[]> {
	const rows = await invitations(trx)
		.where('invitation.organisation_id', '=', organisationId)
		.where((eb) => eb.or([eb('invitation.answer', 'is', null), eb('invitation.answer', '=', 'declined')]))
		.orderBy('invitation.invited_at', 'desc')
		.execute();
	return rows.map((row) => asInvitation(row, now));
}
