import { sql } from 'kysely';
import * as v from 'valibot';
import { done, refused, type Outcome, type Text } from '#platform';
import { plannedOnce, type Context, type Trx } from '#platform/server';
import { FactsSchema, type Facts } from '../../facts.ts';
import { PracticeSchema, type Practice } from '../../practice.ts';
import { trailOf, type Trail } from '../check-ups/read-trail.ts';
import { publishedPictures, type PublishedPicture } from '../pictures/published-pictures.ts';
import { consentTakenBack } from '../publishing/take-down.ts';

export type PublishedPractice = {
	practice_id: string;
	reference: string;
	slug: string;
	number: number;
	content: Practice;
	facts: Facts;
	licence: string;
	authors: { names: string[]; others: number };
	published_at: Date;
	/** When it first stood here. */
	first_at: Date;
	related: Related[];
	pictures: PublishedPicture[];
	/** What came after it. */
	trail: Trail;
};
/** Another example, and in what it is alike. */
export type Related = { slug: string; title: string; place: string; group: Text | null; alike: Alike[] };
export type Alike = 'group' | 'size' | 'type' | 'county';
/** An example that stood here and is withdrawn: since when, and why where somebody had to say it. */
export type WithdrawnPractice = { withdrawn_at: Date; why: string | null };

/** What everybody reads at an address. What was withdrawn says so, and shows nothing of itself. */
export function readPublishedPractice(
	context: Context,
	slug: string
): Promise<Outcome<{ practice: PublishedPractice } | { gone: WithdrawnPractice }, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const { rows } = await sql<
			Omit<PublishedPractice, 'related' | 'pictures' | 'trail'> & { withdrawn_at: Date | null; withdrawn_why: string | null }
		>`
			select p.practice_id, practice.reference, p.slug, p.number, v.content, v.facts, p.licence, p.authors, p.published_at, p.withdrawn_at,
				p.withdrawn_why, (select min(published_at) from practices.publication f where f.practice_id = p.practice_id) as first_at
			from practices.publication p
			join practices.practice practice on practice.id = p.practice_id
			join practices.version v on v.practice_id = p.practice_id and v.number = p.number
			where p.slug = ${slug.slice(0, 120)} and p.superseded_at is null
			order by p.withdrawn_at desc nulls first, p.published_at desc limit 1 ${plannedOnce}`.execute(trx);
		const [row] = rows;
		if (!row) return refused('not_found');
		const { withdrawn_at, withdrawn_why, ...practice } = row;
		if (withdrawn_at) return done({ gone: { withdrawn_at, why: withdrawn_why === consentTakenBack ? null : withdrawn_why } });
		return done({
			practice: {
				...practice,
				content: v.parse(PracticeSchema, practice.content),
				facts: v.parse(FactsSchema, practice.facts),
				related: await relatedTo(trx, practice.practice_id),
				pictures: await publishedPictures(trx, practice.practice_id, practice.number),
				trail: await trailOf(trx, practice.practice_id)
			}
		});
	});
}

/** Others of the same group of problems first, of a school of the same type, of about the same size, near it. */
async function relatedTo(trx: Trx, practice_id: string): Promise<Related[]> {
	const { rows } = await sql<Related>`
		select o.slug, o.title, o.place, v.facts -> 'group_name' as group, array_remove(array[
			case when o.group_code = e.group_code then 'group' end, case when o.size_band = e.size_band and e.size_band <> 'unknown' then 'size' end,
			case when o.school_type = e.school_type then 'type' end, case when o.county = e.county then 'county' end], null) as alike
		from practices.entry e join practices.entry o on o.practice_id <> e.practice_id
		join practices.publication p on p.id = o.publication_id
		join practices.version v on v.practice_id = p.practice_id and v.number = p.number
		where e.practice_id = ${practice_id}
		order by (case when o.group_code = e.group_code then 4 else 0 end) + (case when o.school_type = e.school_type then 2 else 0 end)
				+ (case when o.size_band = e.size_band then 2 else 0 end) + (case when o.county = e.county then 1 else 0 end) desc,
			abs(o.latitude - e.latitude) + abs(o.longitude - e.longitude), o.practice_id
		limit 4 ${plannedOnce}`.execute(trx);
	return rows;
}

/** How many examples everybody can read. */
export const countPublished = (context: Context): Promise<number> =>
	context.db.transaction().execute(async (trx) => {
		const { rows } = await sql<{ count: number }>`select count(*)::int as count from practices.entry`.execute(trx);
		return rows[0]?.count ?? 0;
	});
