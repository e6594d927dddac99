import { addDays, dayOf, done, isDay, isId, refused, type Day, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import type { Organisation, Role } from '../role.ts';
import { mayGiveNow } from './give-role.ts';
import { lockRole } from './roles.ts';

export type EndRoleRefusal = 'unknown_role' | 'not_yours' | 'already_ended' | 'period_wrong';

/**
 * Ends a role: on the last day named, or at once. One's own role can always be given up; another's by whoever may give
 * it. A role that has not lasted a day is annulled: it never counted.
 */
export function endRole(context: Context, input: { role_id: string; ends_on?: Day | null }): Promise<Outcome<undefined, EndRoleRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = isId(input.role_id) ? await lockRole(trx, input.role_id) : undefined;
		if (!found) return refused('unknown_role');
		const { role, organisation } = found;
		if (role.person_id !== context.actor.id && !(await mayGiveNow(trx, context, role.kind, organisation))) return refused('not_yours');
		const today = dayOf(context.now);
		if (role.ends_on !== null && role.ends_on < today) return refused('already_ended');
		const lastDay = input.ends_on ?? addDays(today, -1);
		if (input.ends_on && (!isDay(input.ends_on) || input.ends_on < role.starts_on)) return refused('period_wrong');

		await closeRole(trx, context, { role, organisation, lastDay });
		return done();
	});
}

/** Writes the last day of a role, or annuls one that has not lasted a day. */
export async function closeRole(
	trx: Trx,
	context: Pick<Context, 'actor' | 'now'>,
	closing: { role: Role & { person_id: string }; organisation: Organisation; lastDay: Day }
): Promise<void> {
	const { role, organisation, lastDay } = closing;
	const ended = lastDay < role.starts_on ? { annulled_at: context.now } : { ends_on: lastDay };
	await trx
		.updateTable('people.role')
		.set({ ...ended, ended_by: context.actor.id })
		.where('id', '=', role.id)
		.execute();
	await record(trx, context, {
		name: 'role.ended',
		subject: { kind: 'person', id: role.person_id },
		also: [{ kind: organisation.kind, id: organisation.id }],
		particulars: { role: role.kind, organisation: organisation.name, ends_on: lastDay }
	});
}
