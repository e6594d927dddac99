import { dayOf, done, isId, refused, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { mayGive, mayHandOver, maySeePeopleOf } from '../rights.ts';
import { inForce, type Organisation, type Role } from '../role.ts';
import { personById, type Person } from './persons.ts';
import { lockRole, rolesOfActor } from './roles.ts';

export type RoleFile = {
	role: Role;
	person: Person;
	organisation: Organisation;
	own: boolean;
	current: boolean;
	mayEnd: boolean;
	mayHandOver: boolean;
};

/** One role with its person, and what the reader may do about it. Refused as `unknown_role` for everybody who has no business there. */
export function roleFile(
	context: Context,
	{ role_id, organisation_id }: { role_id: string; organisation_id: string }
): Promise<Outcome<RoleFile, 'unknown_role'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = isId(role_id) ? await lockRole(trx, role_id) : undefined;
		const person = found && (await personById(trx, found.role.person_id));
		const held = await rolesOfActor(trx, context);
		if (!found || !person || found.organisation.id !== organisation_id || !maySeePeopleOf(held, organisation_id))
			return refused('unknown_role');
		const { role, organisation } = found;
		const own = role.person_id === context.actor.id;
		const current = inForce([role], dayOf(context.now)).length > 0;
		return done({
			role,
			person,
			organisation,
			own,
			current,
			mayEnd: own || mayGive(held, role.kind, organisation),
			mayHandOver: current && mayHandOver(held, role, organisation)
		});
	});
}
