import { sql } from 'kysely';
import { newId } from '#platform';
import type { Context, Trx } from '#platform/server';

export type ConsentKind = 'school' | 'author';

/** Of whom a version of an example is agreed to, and since when; null: not yet. */
export type ConsentLine = { kind: ConsentKind; person_id: string | null; name: string; named: boolean | null; given_at: Date | null };

type NewConsent = { practice_id: string; number: number } & (
	{ kind: 'school'; person_id: null; named: null } | { kind: 'author'; person_id: string; named: boolean }
);

/** Keeps a consent. Given again in the same words it is the same; an author who wants to be named otherwise takes the old one back with it. */
export async function keepConsent(trx: Trx, { actor, now }: Pick<Context, 'actor' | 'now'>, consent: NewConsent): Promise<void> {
	const by = actor.id as string;
	await sql`update practices.consent set withdrawn_at = ${now}, withdrawn_by = ${by}
		where practice_id = ${consent.practice_id} and kind = ${consent.kind} and number = ${consent.number} and withdrawn_at is null
			and person_id is not distinct from ${consent.person_id} and named is distinct from ${consent.named}`.execute(trx);
	await trx
		.insertInto('practices.consent')
		.values({ id: newId(), ...consent, given_at: now, given_by: by })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** The consents that a version needs: of the school, and of everybody whose word it needs for good. */
export async function consentsTo(trx: Trx, practice_id: string, number: number): Promise<ConsentLine[]> {
	const { rows } = await sql<ConsentLine>`
		select 'school' as kind, null::uuid as person_id, '' as name, null::boolean as named, (
			select c.given_at from practices.consent c where c.practice_id = ${practice_id} and c.kind = 'school' and c.number = ${number}
				and c.withdrawn_at is null) as given_at, '' as sorted
		union all
		select 'author', a.person_id, person.name, c.named, c.given_at, person.name
		from practices.asked a join people.person person on person.id = a.person_id
		left join practices.consent c on c.practice_id = a.practice_id and c.kind = 'author' and c.number = a.number
			and c.person_id = a.person_id and c.withdrawn_at is null
		where a.practice_id = ${practice_id} and a.number = ${number}
		order by 1 desc, 6, 2`.execute(trx);
	return rows.map(({ kind, person_id, name, named, given_at }) => ({ kind, person_id, name, named, given_at }));
}

/** Whether somebody has agreed to any version and not taken it back: their own word, or the school's. */
export async function standingConsents(trx: Trx, practice_id: string, person_id: string): Promise<Record<ConsentKind, boolean>> {
	const { rows } = await sql<Record<ConsentKind, boolean>>`
		select coalesce(bool_or(kind = 'school'), false) as school, coalesce(bool_or(kind = 'author' and person_id = ${person_id}), false) as author
		from practices.consent where practice_id = ${practice_id} and withdrawn_at is null`.execute(trx);
	return rows[0] ?? { school: false, author: false };
}
