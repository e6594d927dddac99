import { sql } from 'kysely';
import { dayOf, done, isId, refused, type Outcome } from '#platform';
import { noteLook, type Context, type Trx } from '#platform/server';
import { inForce, type RoleKind } from '../role.ts';
import { personById, type Person } from './persons.ts';
import { centresOf, historyOf, isOperator, type RoleInOrganisation } from './roles.ts';

export type PeopleFilters = { q: string; kind: RoleKind | null; limit: number; offset: number };
export type Listed = { id: string; name: string; email: string | null; roles: RoleInOrganisation[] };

/**
 * People by name or address (by the beginnings of words, as L-08 folds them) and by a role they hold today. Whoever looks
 * after the installation finds everybody; an officer of another centre those who have or had a role there, and that role.
 */
export function listPeople(context: Context, filters: PeopleFilters): Promise<Outcome<{ rows: Listed[]; total: number }, 'not_yours'>> {
	return context.db.transaction().execute(async (trx) => {
		const scope = await scopeOf(trx, context);
		if (scope?.length === 0) return refused('not_yours');
		const day = dayOf(context.now);
		const people = matching(trx, filters, day, scope);
		const { total } = await people.select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow();
		const rows = await people
			.select(['person.id', 'person.name', 'person.email'])
			.orderBy(sql`person.name collate "lt-x-icu"`)
			.orderBy('person.id')
			.limit(filters.limit)
			.offset(filters.offset)
			.execute();
		const roles = inForce(
			await historyIn(
				trx,
				rows.map(({ id }) => id),
				scope
			),
			day
		);
		if (rows.length > 0) await noteLook(trx, context, rows.length > longestPage ? 'people.list_taken' : 'people.list', everybody);
		return done({ total, rows: rows.map((person) => ({ ...person, roles: roles.filter(({ person_id }) => person_id === person.id) })) });
	});
}

/** More rows than any page has: somebody took the whole list. */
const longestPage = 200;
/** A list is of nobody in particular. */
const everybody = { kind: 'people', id: '00000000-0000-0000-0000-000000000000' };

/** The organisations whose people the actor may see; null where everybody's. */
const scopeOf = async (trx: Trx, context: Context): Promise<string[] | null> =>
	(await isOperator(trx, context)) ? null : centresOf(trx, context);

const historyIn = async (trx: Trx, personIds: readonly string[], scope: readonly string[] | null): Promise<RoleInOrganisation[]> =>
	(await historyOf(trx, personIds)).filter(({ organisation_id }) => scope === null || scope.includes(organisation_id));

function matching(trx: Trx, { q, kind }: PeopleFilters, day: string, scope: readonly string[] | null) {
	const words = q
		.slice(0, 200)
		.split(/[^\p{L}\p{N}]+/u)
		.filter(Boolean)
		.slice(0, 8);
	const wanted = words.map((word) => `${word}:*`).join(' & ');
	let people = trx.selectFrom('people.person as person').where('person.erased_at', 'is', null);
	if (wanted) people = people.where(sql<boolean>`person.words @@ to_tsquery('simple', platform.folded(${wanted}))`);
	if (scope) {
		people = people.where((eb) =>
			eb.exists(
				eb
					.selectFrom('people.role as role')
					.select('role.id')
					.whereRef('role.person_id', '=', 'person.id')
					.where('role.organisation_id', 'in', scope)
					.where('role.annulled_at', 'is', null)
			)
		);
	}
	if (kind) {
		people = people.where((eb) =>
			eb.exists(
				eb
					.selectFrom('people.role as role')
					.select('role.id')
					.whereRef('role.person_id', '=', 'person.id')
					.$if(scope !== null, (query) => query.where('role.organisation_id', 'in', scope ?? []))
					.where('role.kind', '=', kind)
					.where('role.annulled_at', 'is', null)
					.where(sql<boolean>`daterange(role.starts_on, role.ends_on, '[]') @> ${day}::date`)
			)
		);
	}
	return people;
}

/** One person with all their roles, past ones too; for an officer of another centre those in that centre, and nobody who has none. */
export function personFile(
	context: Context,
	id: string
): Promise<Outcome<{ person: Person; roles: RoleInOrganisation[] }, 'not_yours' | 'unknown_person'>> {
	return context.db.transaction().execute(async (trx) => {
		const scope = await scopeOf(trx, context);
		if (scope?.length === 0) return refused('not_yours');
		const person = isId(id) ? await personById(trx, id) : undefined;
		const roles = person ? await historyIn(trx, [id], scope) : [];
		if (!person || (scope !== null && roles.length === 0)) return refused('unknown_person');
		if (person.id !== context.actor.id) await noteLook(trx, context, 'people.file', { kind: 'person', id: person.id });
		return done({ person, roles });
	});
}
