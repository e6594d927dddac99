import { sql } from 'kysely';
import { dayOf, done, isId, refused, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { inForce, type RoleKind } from '../role.ts';
import { personById, type Person } from './persons.ts';
import { historyOf, isOfficer, type RoleInOrganisation } from './roles.ts';

export type PeopleFilters = { q: string; kind: RoleKind | null; limit: number; offset: number };
export type Listed = { id: string; name: string; email: string | null; roles: RoleInOrganisation[] };

/** People by name or address (by the beginnings of words, as L-08 folds them) and by a role they hold today; for officers of a centre. */
export function listPeople(context: Context, filters: PeopleFilters): Promise<Outcome<{ rows: Listed[]; total: number }, 'not_yours'>> {
	return context.db.transaction().execute(async (trx) => {
		if (!(await isOfficer(trx, context))) return refused('not_yours');
		const day = dayOf(context.now);
		const people = matching(trx, filters, day);
		const { total } = await people.select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow();
		const rows = await people
			.select(['person.id', 'person.name', 'person.email'])
			.orderBy(sql`person.name collate "lt-x-icu"`)
			.orderBy('person.id')
			.limit(filters.limit)
			.offset(filters.offset)
			.execute();
		const roles = inForce(
			await historyOf(
				trx,
				rows.map(({ id }) => id)
			),
			day
		);
		return done({ total, rows: rows.map((person) => ({ ...person, roles: roles.filter(({ person_id }) => person_id === person.id) })) });
	});
}

function matching(trx: Trx, { q, kind }: PeopleFilters, day: string) {
	const words = q
		.slice(0, 200)
		.split(/[^\p{L}\p{N}]+/u)
		.filter(Boolean)
		.slice(0, 8);
	const wanted = words.map((word) => `${word}:*`).join(' & ');
	let people = trx.selectFrom('people.person as person').where('person.erased_at', 'is', null);
	if (wanted) people = people.where(sql<boolean>`person.words @@ to_tsquery('simple', platform.folded(${wanted}))`);
	if (kind) {
		people = people.where((eb) =>
			eb.exists(
				eb
					.selectFrom('people.role as role')
					.select('role.id')
					.whereRef('role.person_id', '=', 'person.id')
					.where('role.kind', '=', kind)
					.where('role.annulled_at', 'is', null)
					.where(sql<boolean>`daterange(role.starts_on, role.ends_on, '[]') @> ${day}::date`)
			)
		);
	}
	return people;
}

/** One person with all their roles, past ones too; for officers of a centre. */
export function personFile(
	context: Context,
	id: string
): Promise<Outcome<{ person: Person; roles: RoleInOrganisation[] }, 'not_yours' | 'unknown_person'>> {
	return context.db.transaction().execute(async (trx) => {
		if (!(await isOfficer(trx, context))) return refused('not_yours');
		const person = isId(id) ? await personById(trx, id) : undefined;
		return person ? done({ person, roles: await historyOf(trx, [id]) }) : refused('unknown_person');
	});
}
