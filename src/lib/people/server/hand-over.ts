import { dayOf, isId, refused, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { mayHandOver } from '../rights.ts';
import { inForce } from '../role.ts';
import { writeInvitation, type Invited, type InviteRefusal } from './invite.ts';
import { lockRole, rolesOfActor } from './roles.ts';

export type HandOver = { role_id: string; email: string; name: string };

/** Invites a successor to one's role. The role goes on until the successor accepts; from that day it is theirs. */
export function handOver(
	context: Context,
	{ role_id, email, name }: HandOver
): Promise<Outcome<Invited, InviteRefusal | 'unknown_role' | 'already_ended'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = isId(role_id) ? await lockRole(trx, role_id) : undefined;
		if (!found) return refused('unknown_role');
		const { role, organisation } = found;
		const held = await rolesOfActor(trx, context);
		if (context.actor.kind !== 'system' && !mayHandOver(held, role, organisation)) return refused('not_yours');
		if (inForce([role], dayOf(context.now)).length === 0) return refused('already_ended');
		return writeInvitation(trx, context, { email, name, kind: role.kind, organisation, replaces_id: role.id });
	});
}
