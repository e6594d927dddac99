import { sql, type RawBuilder } from 'kysely';
import type { Trx } from '#platform/server';

/**
 * An example of an edition stands as long as it is public and everybody whom the edition names is still named there. What does not stand
 * is given to nobody, whatever else is done about it.
 */
export const exampleFell = sql<boolean>`not exists (
	select from practices.publication public where public.practice_id = example.practice_id
		and public.superseded_at is null and public.withdrawn_at is null and (public.authors -> 'names') @> example.names)`;

/**
 * Whether a picture may stand in a book: somebody says who is on it, and it is no pupil. A book lives on as copies that nobody can take
 * back; what parents agreed to is the page of the example.
 */
const agreed = (picture_id: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`exists (
	select from practices.consent c where c.picture_id = ${picture_id} and c.kind = 'picture' and c.withdrawn_at is null and c.shows <> 'pupils')`;

/** A picture of an edition stands as long as it may. */
export const pictureFell = sql<boolean>`not ${agreed(sql.ref('picture.picture_id'))}`;

/** Whether something in an edition does not stand any more. */
export const fell = (edition_id: string): RawBuilder<boolean> => {
	const id = sql.ref(edition_id);
	return sql<boolean>`(exists (select from practices.book_edition_example example where example.edition_id = ${id} and ${exampleFell})
		or exists (select from practices.book_edition_picture picture where picture.edition_id = ${id} and ${pictureFell}))`;
};

/** The pictures of the version `v` that a book may hold, with the words that they had when it was sent, as one value. */
export const picturesForBook = sql`coalesce((
	select jsonb_agg(jsonb_build_object('id', picture.id, 'alt', words.alt, 'caption', words.caption, 'credit', words.credit,
		'width', picture.width, 'height', picture.height, 'sources', kept.sources) order by words.position, picture.id)
	from practices.version_picture words join practices.picture on picture.id = words.picture_id
	join lateral (
		select jsonb_agg(jsonb_build_object('kind', r.kind, 'width', r.width, 'height', r.height, 'sha256', f.sha256) order by r.width, r.kind) as sources
		from practices.rendition r join platform.file f on f.id = r.file_id where r.picture_id = picture.id) kept on kept.sources is not null
	where words.practice_id = v.practice_id and words.number = v.number and ${agreed(sql.ref('picture.id'))}), '[]')`;

/** Those of some pictures that a book may not hold any more. */
export async function fallenAmong(trx: Trx, ids: readonly string[]): Promise<Set<string>> {
	if (ids.length === 0) return new Set();
	const { rows } = await sql<{ picture_id: string }>`
		select picture_id from unnest(${[...ids]}::uuid[]) as picture (picture_id) where ${pictureFell}`.execute(trx);
	return new Set(rows.map(({ picture_id }) => picture_id));
}
