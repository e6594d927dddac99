import { createHash, randomBytes } from 'node:crypto';
import { dayOf } from '#platform';
import { stepThrough, type Trx } from '#platform/server';
import { invitationState, type InvitationState } from '../invitation.ts';
import { mayGive, mayHandOver } from '../rights.ts';
import type { Organisation, RoleKind } from '../role.ts';
import { rolesInForce, type HeldRole } from './roles.ts';

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

/** The invitations as they stand, each with whether whoever sent it could still send it today: one more query however many. */
async function asInvitations(trx: Trx, rows: readonly Row[], now: Date): Promise<Invitation[]> {
	const roles = await rolesInForce(trx, dayOf(now), {
		persons: rows.flatMap(({ invited_by }) => invited_by ?? []),
		ids: rows.flatMap(({ replaces_id }) => replaces_id ?? [])
	});
	return rows.map(({ organisation_id, organisation_kind, organisation_name, ...row }) => {
		const kind = row.kind as RoleKind;
		const organisation = { id: organisation_id, kind: organisation_kind as Organisation['kind'], name: organisation_name };
		return { ...row, kind, organisation, state: invitationState(row, now, stands({ ...row, kind, organisation }, roles)) };
	});
}

/** Whether an invitation could be sent today by whoever sent it; the machine's own always could. A role that has ended is not handed over. */
function stands(
	{ kind, organisation, replaces_id, invited_by }: Pick<Invitation, 'kind' | 'organisation' | 'replaces_id' | 'invited_by'>,
	roles: readonly (HeldRole & { person_id: string })[]
): boolean {
	const held = roles.filter(({ person_id }) => person_id === invited_by);
	if (replaces_id === null) return invited_by === null || mayGive(held, kind, organisation);
	const replaced = roles.find(({ id }) => id === replaces_id);
	return replaced !== undefined && (invited_by === null || mayHandOver(held, replaced, organisation));
}

/** The invitation that a letter's secret opens, locked when it is about to be answered. */
export async function invitationByToken(trx: Trx, token: string, now: Date, { lock = false } = {}): Promise<Invitation | undefined> {
	if (token.length > 100) return undefined;
	await stepThrough(trx, 'link');
	const query = invitations(trx).where('invitation.token_hash', '=', printOf(token));
	const row = await (lock ? query.forUpdate('invitation') : query).executeTakeFirst();
	return row && (await asInvitations(trx, [row], now))[0];
}

/** One invitation, locked until the transaction ends. */
export async function lockInvitation(trx: Trx, id: string, now: Date): Promise<Invitation | undefined> {
	const row = await invitations(trx).where('invitation.id', '=', id).forUpdate('invitation').executeTakeFirst();
	return row && (await asInvitations(trx, [row], now))[0];
}

/** The invitation of an address to a role that nobody has answered yet; whether it still stands is its state. */
export async function unansweredInvitation(
	trx: Trx,
	{ email, kind, organisation }: Pick<Invitation, 'email' | 'kind' | 'organisation'>,
	now: Date
): Promise<Invitation | undefined> {
	const row = await invitations(trx)
		.where('invitation.email', '=', email)
		.where('invitation.kind', '=', kind)
		.where('invitation.organisation_id', '=', organisation.id)
		.where('invitation.answer', 'is', null)
		.forUpdate('invitation')
		.executeTakeFirst();
	return row && (await asInvitations(trx, [row], now))[0];
}

/** Whom an organisation has invited and who has not come yet, the newest first. */
export async function openInvitationsOf(trx: Trx, organisationId: string, now: Date): Promise<Invitation[]> {
	const rows = await invitations(trx)
		.where('invitation.organisation_id', '=', organisationId)
		.where((eb) => eb.or([eb('invitation.answer', 'is', null), eb('invitation.answer', '=', 'declined')]))
		.orderBy('invitation.invited_at', 'desc')
		.execute();
	return asInvitations(trx, rows, now);
}
