import { sql } from 'kysely';
import { dayOf, type Day } from '#platform';
import type { Context, Trx } from '#platform/server';
import { holdersOf, holds, type PersonInRole } from '#people/server';
import type { OrganisationKind, RoleKind } from '#people';

/** The right of a person to sign for an organisation on a day: recorded with its basis, or held by the head of a school by the role itself. */
export type Right = {
	right_id: string | null;
	role_id: string | null;
	person_id: string;
	name: string;
	post: string;
	basis: string;
	starts_on: Day;
	ends_on: Day | null;
};

/** How the right of a school's head stands in documents, in which it is said in Lithuanian. */
const headOfSchool = { post: 'mokyklos vadovas (-ė)', basis: 'mokyklos nuostatai' };

/** Who may sign for an organisation on a day: those recorded first, the longest-standing before others. */
export async function rightsOn(trx: Trx, organisationId: string, day: Day): Promise<Right[]> {
	const recorded = await rightsOf(trx, organisationId)
		.where(sql<boolean>`daterange(r.starts_on, r.ends_on, '[]') @> ${day}::date`)
		.execute();
	const heads = await holdersOf(trx, organisationId, ['school_head'], day);
	return [...recorded.map((right) => ({ ...right, role_id: null })), ...heads.map(ofHead)].filter(
		({ person_id }, place, all) => all.findIndex((other) => other.person_id === person_id) === place
	);
}

/** The right of one person on a day; undefined where there is none, or it ended the day before. */
export const rightOn = async (trx: Trx, organisationId: string, personId: string, day: Day): Promise<Right | undefined> =>
	(await rightsOn(trx, organisationId, day)).find(({ person_id }) => person_id === personId);

/** All recorded rights of an organisation over time, the latest first. */
export const recordedRights = (trx: Trx, organisationId: string) => rightsOf(trx, organisationId).select('r.given_at').execute();

/** Whose business an organisation's rights are: its own officer, owner of a programme, or head. */
export const keepers: Partial<Record<OrganisationKind, RoleKind>> = {
	municipality: 'municipal_officer',
	ministry: 'programme_owner',
	centre: 'programme_owner',
	school: 'school_head'
};

/** Whether the acting person keeps an organisation's rights to sign. */
export async function keepsRights(
	trx: Trx,
	{ actor, now }: Pick<Context, 'actor' | 'now'>,
	organisation: { id: string; kind: OrganisationKind }
): Promise<boolean> {
	const role = keepers[organisation.kind];
	return role !== undefined && holds(trx, actor, [role], organisation.id, dayOf(now));
}

const rightsOf = (trx: Trx, organisationId: string) =>
	trx
		.selectFrom('agreements.right_to_sign as r')
		.innerJoin('people.person as person', 'person.id', 'r.person_id')
		.select(['r.id as right_id', 'r.person_id', 'person.name', 'r.post', 'r.basis', 'r.starts_on', 'r.ends_on'])
		.where('r.organisation_id', '=', organisationId)
		.orderBy('r.starts_on')
		.orderBy('r.given_at');

const ofHead = ({ id, person_id, name, starts_on, ends_on }: PersonInRole): Right => ({
	right_id: null,
	role_id: id,
	person_id,
	name,
	...headOfSchool,
	starts_on,
	ends_on
});
