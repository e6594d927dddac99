import { sql } from 'kysely';
import { dayOf } from '#platform';
import type { Context, Trx } from '#platform/server';
import { holds } from '#people/server';
import { editionById, type EditionRecord } from '#programmes/server';

export type EditionOfCentre = EditionRecord & { centre_id: string; programme: { slug: string; name: EditionRecord['name'] } };

/** An edition with its centre, for an officer of that centre (and the machine itself); nothing for anybody else. */
export async function editionFor(
	trx: Trx,
	{ actor, now }: Pick<Context, 'actor' | 'now'>,
	editionId: string
): Promise<EditionOfCentre | undefined> {
	const edition = await editionById(trx, editionId);
	if (!edition) return undefined;
	const programme = await trx
		.selectFrom('programmes.programme')
		.select(['centre_id', 'slug', 'name'])
		.where('id', '=', edition.programme_id)
		.executeTakeFirstOrThrow();
	if (!(await holds(trx, actor, ['centre_officer'], programme.centre_id, dayOf(now)))) return undefined;
	return {
		...edition,
		centre_id: programme.centre_id,
		programme: { slug: programme.slug, name: programme.name as unknown as EditionRecord['name'] }
	};
}

/** One at a time for the formation of an edition, until the transaction ends. */
export const holdFormation = (trx: Trx, editionId: string): Promise<unknown> =>
	sql`select pg_advisory_xact_lock(hashtext(${`networks formation ${editionId}`}))`.execute(trx);
