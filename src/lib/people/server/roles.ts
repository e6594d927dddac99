import { sql } from 'kysely';
import { dayOf, type Day, type Locale } from '#platform';
import { plannedOnce, type Actor, type Context, type Trx } from '#platform/server';
import { operates } from '../rights.ts';
import type { Organisation, OrganisationKind, Role, RoleKind } from '../role.ts';

const columns = ['role.id', 'role.kind', 'role.organisation_id', 'role.starts_on', 'role.ends_on'] as const;

/** Roles that count: not those that were given by mistake. */
const roles = (trx: Trx) => trx.selectFrom('people.role as role').where('role.annulled_at', 'is', null).$narrowType<{ kind: RoleKind }>();

const coversDay = (day: Day) => sql<boolean>`daterange(role.starts_on, role.ends_on, '[]') @> ${day}::date`;

/** A role with whether its organisation operates the installation. */
export type HeldRole = Role & { operates: boolean };

/** The roles of a person that are in force on a day. */
export const rolesOf = (trx: Trx, personId: string, day: Day): Promise<HeldRole[]> =>
	roles(trx)
		.innerJoin('people.organisation as organisation', 'organisation.id', 'role.organisation_id')
		.select([...columns, 'organisation.operates'])
		.where('role.person_id', '=', personId)
		.where(coversDay(day))
		.orderBy('role.kind')
		.modifyEnd(plannedOnce)
		.execute() as Promise<HeldRole[]>;

/** Roles that are in force on a day: those of some persons, and some by their ids. */
export const rolesInForce = (
	trx: Trx,
	day: Day,
	{ persons, ids }: { persons: readonly string[]; ids: readonly string[] }
): Promise<(HeldRole & { person_id: string })[]> =>
	persons.length + ids.length === 0
		? Promise.resolve([])
		: (roles(trx)
				.innerJoin('people.organisation as organisation', 'organisation.id', 'role.organisation_id')
				.select([...columns, 'role.person_id', 'organisation.operates'])
				.where(sql<boolean>`(role.person_id = any(${persons}::uuid[]) or role.id = any(${ids}::uuid[]))`)
				.where(coversDay(day))
				.execute() as Promise<(HeldRole & { person_id: string })[]>);

/** The roles of whoever acts, today; an unknown reader and the machine hold none. */
export const rolesOfActor = async (trx: Trx, { actor, now }: Pick<Context, 'actor' | 'now'>): Promise<HeldRole[]> =>
	actor.kind === 'person' ? rolesOf(trx, actor.id, dayOf(now)) : [];

/** Whether the actor holds one of these roles in an organisation on a day. The machine itself holds everything. */
export async function holds(trx: Trx, actor: Actor, kinds: readonly RoleKind[], organisationId: string, day: Day): Promise<boolean> {
	if (actor.kind !== 'person') return actor.kind === 'system';
	const held = await roles(trx)
		.select('role.id')
		.where('role.person_id', '=', actor.id)
		.where('role.kind', 'in', [...kinds])
		.where('role.organisation_id', '=', organisationId)
		.where(coversDay(day))
		.modifyEnd(plannedOnce)
		.executeTakeFirst();
	return held !== undefined;
}

/** Whether the actor is an officer of some centre today, or the machine itself. */
export const isOfficer = async (trx: Trx, context: Pick<Context, 'actor' | 'now'>): Promise<boolean> =>
	context.actor.kind === 'system' || (await rolesOfActor(trx, context)).some(({ kind }) => kind === 'centre_officer');

/** Whether the actor looks after the installation today: an officer of the centre that operates it, or the machine itself. */
export const isOperator = async (trx: Trx, context: Pick<Context, 'actor' | 'now'>): Promise<boolean> =>
	context.actor.kind === 'system' || operates(await rolesOfActor(trx, context));

/** The centres of which the actor is an officer today. */
export const centresOf = async (trx: Trx, context: Pick<Context, 'actor' | 'now'>): Promise<string[]> =>
	(await rolesOfActor(trx, context)).filter(({ kind }) => kind === 'centre_officer').map(({ organisation_id }) => organisation_id);

/** A role with its person, as lists of people show it. */
export type PersonInRole = Role & {
	person_id: string;
	name: string;
	email: string | null;
	phone: string | null;
	locale: Locale;
	confirmed_on: Day | null;
};

/** Who holds or held which role in an organisation: those of today first, then by the name. */
export const peopleOf = (trx: Trx, organisationId: string, kinds?: readonly RoleKind[]): Promise<PersonInRole[]> =>
	roles(trx)
		.innerJoin('people.person as person', 'person.id', 'role.person_id')
		.select([...columns, 'role.person_id', 'role.confirmed_on', 'person.name', 'person.email', 'person.phone', 'person.locale'])
		.where('role.organisation_id', '=', organisationId)
		.$if(kinds !== undefined, (query) => query.where('role.kind', 'in', [...(kinds ?? [])]))
		.orderBy(sql`role.ends_on nulls first`)
		.orderBy(sql`person.name collate "lt-x-icu"`)
		.execute() as Promise<PersonInRole[]>;

/** Whoever holds one of these roles in an organisation on a day: to whom a letter about it goes. */
export const holdersOf = async (trx: Trx, organisationId: string, kinds: readonly RoleKind[], day: Day): Promise<PersonInRole[]> =>
	(await peopleOf(trx, organisationId, kinds)).filter(({ starts_on, ends_on }) => starts_on <= day && (ends_on === null || day <= ends_on));

/** A role with its organisation, as the file of a person shows it. */
export type RoleInOrganisation = Role & { person_id: string; organisation: string; organisation_kind: OrganisationKind };

/** Every role that these persons hold or held, the newest first. */
export const historyOf = (trx: Trx, personIds: readonly string[]): Promise<RoleInOrganisation[]> =>
	personIds.length === 0
		? Promise.resolve([])
		: (roles(trx)
				.innerJoin('people.organisation as organisation', 'organisation.id', 'role.organisation_id')
				.select([...columns, 'role.person_id', 'organisation.name as organisation', 'organisation.kind as organisation_kind'])
				.where('role.person_id', 'in', [...personIds])
				.orderBy(sql`role.ends_on desc nulls first`)
				.orderBy('role.starts_on', 'desc')
				.execute() as Promise<RoleInOrganisation[]>);

/** One role with its person and organisation, locked until the transaction ends. */
export async function lockRole(
	trx: Trx,
	id: string
): Promise<{ role: Role & { person_id: string }; organisation: Organisation } | undefined> {
	const role = await roles(trx)
		.select([...columns, 'role.person_id'])
		.where('role.id', '=', id)
		.forUpdate()
		.executeTakeFirst();
	if (!role) return undefined;
	const organisation = await trx
		.selectFrom('people.organisation')
		.select(['id', 'kind', 'name'])
		.where('id', '=', role.organisation_id)
		.executeTakeFirstOrThrow();
	return { role: role as Role & { person_id: string }, organisation: organisation as Organisation };
}
