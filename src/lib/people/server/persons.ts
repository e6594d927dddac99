import { newId, type Locale } from '#platform';
import type { Trx } from '#platform/server';

/** A person as other slices see them. A person without an address cannot sign in, but can be named. */
export type Person = { id: string; name: string; email: string | null; phone: string | null; locale: Locale };

const columns = ['id', 'name', 'email', 'phone', 'locale'] as const;
const persons = (trx: Trx) =>
	trx.selectFrom('people.person').select(columns).where('erased_at', 'is', null).$narrowType<{ locale: Locale }>();

export const personById = (trx: Trx, id: string): Promise<Person | undefined> => persons(trx).where('id', '=', id).executeTakeFirst();

/** Many persons at once, by id; those that do not exist are missing. */
export async function personsById(trx: Trx, ids: readonly string[]): Promise<Map<string, Person>> {
	if (ids.length === 0) return new Map();
	const found = await persons(trx)
		.where('id', 'in', [...new Set(ids)])
		.execute();
	return new Map(found.map((person) => [person.id, person]));
}

/** The person who reads a mailbox, named as `readEmail` gives it. */
export const personByEmail = (trx: Trx, email: string): Promise<Person | undefined> =>
	persons(trx).where('email', '=', email).executeTakeFirst();

export type NewPerson = { name: string; email: string | null; phone?: string | null; locale?: Locale; persona?: string };

/**
 * The person with this address, added when there is none: so a teacher stands in a team before ever signing in, and later
 * claims the record by reading that mailbox. Name and address come checked (`readName`, `readEmail`). What is known of a
 * person already stays as it is; only somebody who has not said their name yet gets one.
 */
export async function findOrAddPerson(trx: Trx, now: Date, { name, email, phone, locale, persona }: NewPerson): Promise<string> {
	const added = await trx
		.insertInto('people.person')
		.values({ id: newId(), name, email, phone: phone ?? null, locale: locale ?? 'lt', persona: persona ?? null, created_at: now })
		.onConflict((conflict) =>
			conflict.column('email').doUpdateSet((eb) => ({
				name: eb
					.case()
					.when('people.person.name', '=', eb.ref('people.person.email'))
					.then(eb.ref('excluded.name'))
					.else(eb.ref('people.person.name'))
					.end()
			}))
		)
		.returning('id')
		.executeTakeFirstOrThrow();
	return added.id;
}

/** Somebody who signed in before telling their name is called by their address until they do. */
export const isUnnamed = ({ name, email }: Pick<Person, 'name' | 'email'>): boolean => name === email;
