import { done, isDay, isId, refused, type Day, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { mayGive } from '../rights.ts';
import { fits, isRoleKind, type Organisation, type RoleKind } from '../role.ts';
import { organisationById } from './organisations.ts';
import { personById } from './persons.ts';
import { putInRole } from './put-in-role.ts';
import { rolesOfActor } from './roles.ts';

export type GiveRole = { person_id: string; kind: RoleKind; organisation_id: string; starts_on: Day; ends_on?: Day | null };
export type GiveRoleRefusal = 'unknown_person_or_organisation' | 'not_yours' | 'role_does_not_fit' | 'period_wrong' | 'role_overlaps';

/** Gives a person a role in an organisation from a day, until a day or without an end. Several roles at once are usual; the same one twice is refused. */
export function giveRole(context: Context, input: GiveRole): Promise<Outcome<{ id: string }, GiveRoleRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const organisation = isId(input.organisation_id) ? await organisationById(trx, input.organisation_id) : undefined;
		const person = isId(input.person_id) ? await personById(trx, input.person_id) : undefined;
		if (!organisation || !person) return refused('unknown_person_or_organisation');
		if (!(await mayGiveNow(trx, context, input.kind, organisation))) return refused('not_yours');
		if (!isRoleKind(input.kind) || !fits(input.kind, organisation.kind)) return refused('role_does_not_fit');
		const period = { starts_on: input.starts_on, ends_on: input.ends_on ?? null };
		if (!isPeriod(period)) return refused('period_wrong');

		const given_by = context.actor.id;
		const id = await putInRole(trx, context, { person_id: person.id, kind: input.kind, organisation, ...period, given_by });
		return id ? done({ id }) : refused('role_overlaps');
	});
}

const isPeriod = ({ starts_on, ends_on }: { starts_on: Day; ends_on: Day | null }): boolean =>
	isDay(starts_on) && (ends_on === null || (isDay(ends_on) && ends_on >= starts_on));

/** Whether the actor may give a role in an organisation now: by the table of rights, or as the machine itself. */
export const mayGiveNow = async (trx: Trx, context: Context, kind: RoleKind, organisation: Organisation): Promise<boolean> =>
	context.actor.kind === 'system' || mayGive(await rolesOfActor(trx, context), kind, organisation);
