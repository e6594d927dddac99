import { newId, type Day } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { overlap, type Organisation, type Role, type RoleKind } from '../role.ts';

export type NewRole = {
	person_id: string;
	kind: RoleKind;
	organisation: Organisation;
	starts_on: Day;
	ends_on: Day | null;
	given_by: string | null;
};

/**
 * Puts a person in a role without asking who may: for use cases that have decided it already. Answers the role's id, or
 * null when the person is that already on one of these days. The person's row is locked, so two givers take turns.
 */
export async function putInRole(trx: Trx, context: Pick<Context, 'actor' | 'now'>, given: NewRole): Promise<string | null> {
	await trx.selectFrom('people.person').select('id').where('id', '=', given.person_id).forUpdate().executeTakeFirstOrThrow();
	if ((await sameRoles(trx, given)).some((role) => overlap(role, given))) return null;
	const { organisation, ...role } = given;
	const id = newId();
	await trx
		.insertInto('people.role')
		.values({ ...role, id, organisation_id: organisation.id, given_at: context.now })
		.execute();
	await record(trx, context, {
		name: 'role.given',
		subject: { kind: 'person', id: given.person_id },
		also: [{ kind: organisation.kind, id: organisation.id }],
		particulars: { role: given.kind, organisation: organisation.name, starts_on: given.starts_on, ends_on: given.ends_on }
	});
	return id;
}

const sameRoles = (trx: Trx, { person_id, kind, organisation }: NewRole): Promise<Pick<Role, 'starts_on' | 'ends_on'>[]> =>
	trx
		.selectFrom('people.role')
		.select(['starts_on', 'ends_on'])
		.where('annulled_at', 'is', null)
		.where('person_id', '=', person_id)
		.where('kind', '=', kind)
		.where('organisation_id', '=', organisation.id)
		.execute();
